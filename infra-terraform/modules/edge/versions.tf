terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
      # CloudFront takes certificates and web ACLs of us-east-1 alone.
      configuration_aliases = [aws.us_east_1]
    }
  }
}
