Gem::Specification.new do |spec|
  spec.name = "one"
  spec.add_dependency "two", ">= 1", "< 3"
  spec.add_runtime_dependency("three", "1.0")
  spec.add_development_dependency 'four'
end
