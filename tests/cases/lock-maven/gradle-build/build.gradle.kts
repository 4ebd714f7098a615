plugins {
    id("org.example.plugin") version "1.2.3"
    id("java")
    kotlin("jvm") version "2.0"
}
val v = "9"
// implementation("org.example:commented:1")
dependencies {
    implementation("org.example:one:1.0")
    api(platform("org.example:bom:2.0"))
    testImplementation("org.example:two:$v")
    implementation(project(":three"))
    implementation(libs.four)
    runtimeOnly("org.example:five:1.0:linux@zip")
    implementation("${group}:six:1")
    compileOnly(group = "org.example", name = "seven", version = "7")
}
