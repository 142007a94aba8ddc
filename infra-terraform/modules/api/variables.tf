variable "name" {
  type        = string
  description = "Prefix of all resource names."
}

variable "openapi" {
  type        = any
  description = "openapi.yaml: whatever a document of OpenAPI may hold."
}

variable "stage" {
  type        = string
  description = "Name of the stage."
}

variable "endpoint_type" {
  type        = string
  description = "REGIONAL, PRIVATE or EDGE."
}

variable "vpc_endpoint_ids" {
  type        = list(string)
  description = "Endpoints of execute-api through which a PRIVATE API is called; empty for the other types."

  validation {
    condition     = (length(var.vpc_endpoint_ids) > 0) == (var.endpoint_type == "PRIVATE")
    error_message = "A PRIVATE API is called through interface endpoints of execute-api: give at least one, and none for REGIONAL and EDGE."
  }
}

variable "load_balancer_arn" {
  type        = string
  description = "Network load balancer that the VPC link leads to."
}

variable "throttle" {
  type        = object({ requests_per_second = number, burst_requests = number })
  description = "Bounds of the whole stage."
}

variable "log_retention_days" {
  type        = number
  description = "How long logs are kept."
}

variable "domain" {
  type        = object({ name = string, certificate_arn = string, hosted_zone_id = optional(string) })
  description = "A host name of one's own for the API, its certificate, and the zone to point it in; null: the one that AWS gives."
  default     = null

  validation {
    condition     = var.domain == null || var.endpoint_type != "PRIVATE"
    error_message = "A PRIVATE API is called by the name of its endpoint: give it no domain."
  }
}
