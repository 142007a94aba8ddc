variable "name" {
  type        = string
  description = "Prefix of all resource names."
}

variable "region" {
  type        = string
  description = "AWS region."
}

variable "services" {
  type = map(object({
    artifact        = string
    port            = number
    role            = string
    healthCheckPath = string
    environment     = map(string)
    secrets         = map(string)
  }))
  description = "Services of services.yaml by key."
}

variable "images" {
  type        = map(string)
  description = "Image of each service."
}

variable "role_arns" {
  type        = map(string)
  description = "ARNs of the roles by key."
}

variable "task_trust" {
  type        = string
  description = "Trust policy of roles that ECS assumes for tasks."
}

variable "secrets" {
  type        = map(string)
  description = "Values of the secrets that services.yaml names."
  sensitive   = true
}

variable "vpc_id" {
  type        = string
  description = "Id of the VPC."
}

variable "public_subnet_ids" {
  type        = list(string)
  description = "Subnets of the web front end's load balancer."
}

variable "private_subnet_ids" {
  type        = list(string)
  description = "Subnets of the tasks and of the internal load balancer."
}

variable "web" {
  type        = object({ domain = string, certificate_arn = string, hosted_zone_id = optional(string) })
  description = "Host name of the web front end, its certificate, and the zone to point the name in."
}

variable "behind_edge" {
  type        = bool
  description = "Whether CloudFront stands before the web front end: its load balancer is internal then, and not on the internet."
  default     = false
}

variable "capacity" {
  type        = object({ cpu_units = number, memory_mib = number, minimum_tasks = number, maximum_tasks = number })
  description = "Size of a task of a service, and how many of them there may be."
}

variable "deletion_protection" {
  type        = bool
  description = "Whether load balancers have to be unprotected before they can be deleted, and a deleted secret can be restored."
}

variable "log_retention_days" {
  type        = number
  description = "How long logs are kept."
}
