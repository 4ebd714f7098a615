provider "registry.terraform.io/owner/one" {
  version     = "1.0.0"
  constraints = "~> 1.0"
  hashes = [
    "h1:AAAA",
    "zh:0000000000000000000000000000000000000000000000000000000000000000",
  ]
}
