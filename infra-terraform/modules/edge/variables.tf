variable "name" {
  type        = string
  description = "Prefix of all resource names."
}

variable "domain" {
  type        = string
  description = "Host name of the web front end."
}

variable "certificate_arn" {
  type        = string
  description = "Certificate of ACM in us-east-1 for the host name."
}

variable "hosted_zone_id" {
  type        = string
  description = "Route 53 zone to point the host name in; null where DNS is elsewhere."
}

variable "load_balancer" {
  type        = object({ arn = string, host = string })
  description = "The internal load balancer of the web front end."
}

variable "web_acl_arn" {
  type        = string
  description = "Web ACL of us-east-1, of scope CLOUDFRONT: CloudFront takes no other."
}
