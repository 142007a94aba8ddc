variable "name" {
  type        = string
  description = "Name of the web ACL."
}

variable "scope" {
  type        = string
  description = "REGIONAL, or CLOUDFRONT with a provider of us-east-1."
  default     = "REGIONAL"

  validation {
    condition     = contains(["REGIONAL", "CLOUDFRONT"], var.scope)
    error_message = "scope must be REGIONAL or CLOUDFRONT."
  }
}

variable "resource_arns" {
  type        = map(string)
  description = "What stands behind it, by a name of its own. A CloudFront distribution names the web ACL itself."
  default     = {}
}

variable "requests_per_address" {
  type        = number
  description = "Requests of one address in five minutes before it is refused."
}

variable "unlimited_cidrs" {
  type        = list(string)
  description = "Addresses that ask for many people at once."
  default     = []
}

variable "log_retention_days" {
  type        = number
  description = "How long logs are kept."
}
