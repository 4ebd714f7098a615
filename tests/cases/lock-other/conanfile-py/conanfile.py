from conan import ConanFile

class Example(ConanFile):
    name = "example"
    requires = "zlib/1.2.11", "boost/[>=1.70 <2]@user/channel"
    tool_requires = ["cmake/3.28.1"]
    test_requires = ("gtest/1.14.0#abc",)
    python_requires = "base/1.0"
    default_options = {"zlib/*:shared": True}

    def requirements(self):
        self.requires("fmt/10.2.1", transitive_headers=True)
        self.requires(f"spdlog/{self.version}")  # computed
        self.build_requires("ninja/1.11.1")
