terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
    other = { source = "registry.example.org/team/other", version = "1.0" }
  }
}
module "vpc" {
  source  = "terraform-aws-modules/vpc/aws" # the registry
  version = "5.1.0"
}
module "git" {
  source = "git::https://github.com/owner/name.git//modules/a?ref=v1.2"
}
module "local" {
  source = "./modules/b"
}
resource "x" "y" {
  source = "not/a/module"
}
