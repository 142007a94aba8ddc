variable "tables" {
  type = map(object({
    name                = string
    partitionKey        = object({ name = string, type = string })
    sortKey             = optional(object({ name = string, type = string }))
    timeToLiveAttribute = optional(string)
    pointInTimeRecovery = bool
    stream              = optional(string)
  }))
  description = "Tables of tables.yaml by key."
}

variable "products" {
  type        = list(object({ sku = string, name = string, unitPrice = number, currency = string }))
  description = "The catalogue of products.yaml; unitPrice in minor units."
}

variable "deletion_protection" {
  type        = bool
  description = "Whether a table has to be unprotected before it can be deleted."
}
