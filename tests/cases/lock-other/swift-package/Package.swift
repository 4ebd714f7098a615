let package = Package(
  dependencies: [
    .package(url: "https://github.com/owner/one.git", from: "1.2.0"),
    // .package(url: "https://github.com/owner/comment", from: "1.0"),
    .package(name: "Two", url: "https://git.example.org/two", .upToNextMajor(from: "2.0.0")),
    .package(path: "../local"),
  ]
)
