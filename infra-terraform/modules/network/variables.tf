variable "name" {
  type        = string
  description = "Prefix of all resource names."
}

variable "region" {
  type        = string
  description = "AWS region."
}

variable "account_id" {
  type        = string
  description = "AWS account id."
}

variable "cidr" {
  type        = string
  description = "Addresses of the VPC."
}

variable "zones" {
  type        = list(string)
  description = "Letters of the availability zones."
}

variable "nat_gateway_per_zone" {
  type        = bool
  description = "A NAT gateway in each zone, so that the loss of one zone leaves the others their way out."
}

variable "interface_endpoints" {
  type        = set(string)
  description = "AWS services that are reached through an interface endpoint; execute-api makes a private API reachable."
}

variable "log_retention_days" {
  type        = number
  description = "How long logs are kept."
}
