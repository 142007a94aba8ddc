variable "sender" {
  type        = string
  description = "The address that customers get mail from: the sender of mail.yaml."
}

variable "domain" {
  type        = string
  description = "Domain of the sender."

  validation {
    condition     = endswith(var.sender, "@${var.domain}")
    error_message = "The sender must be of the domain, whose signature its mail bears."
  }
}

variable "hosted_zone_id" {
  type        = string
  description = "Route 53 zone to publish the domain's signing keys in; null where DNS is elsewhere."
  default     = null
}
