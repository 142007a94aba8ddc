variable "roles" {
  type = map(object({
    name                      = string
    description               = string
    trust                     = string
    policies                  = list(string)
    maxSessionDurationSeconds = number
  }))
  description = "Roles of roles.yaml by key."
}

variable "trust" {
  type        = map(string)
  description = "Trust policies by file name."
}

variable "policies" {
  type        = map(string)
  description = "Policies by file name."
}
