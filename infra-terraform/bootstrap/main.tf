# Once an account and region, before any environment: where states live, where images are pushed, and the role with which
# API Gateway writes logs, which an account has only one of.

terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = {
      Application = "orders"
      ManagedBy   = "terraform"
    }
  }
}

variable "region" {
  type        = string
  description = "AWS region."
}

variable "state_bucket" {
  type        = string
  description = "Name of the bucket of Terraform states, unique in the world."
}

variable "repositories" {
  type        = set(string)
  description = "Image repositories, one a service."
  default     = ["orders/api-service", "orders/web-frontend"]
}

output "repository_urls" {
  description = "Where to push images to."
  value       = { for name, repository in aws_ecr_repository.this : name => repository.repository_url }
}

output "state_bucket" {
  description = "Bucket for environments/NAME.s3.tfbackend."
  value       = aws_s3_bucket.state.bucket
}
