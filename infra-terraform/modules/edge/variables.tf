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

variable "requests_per_address" {
  type        = number
  description = "Requests of one address in five minutes before it is refused."
}

variable "log_retention_days" {
  type        = number
  description = "How long logs are kept."
}
