variable "workflows" {
  type        = map(object({ name = string, type = string, definition = string, role = string }))
  description = "State machines of workflows.yaml by key."
}

variable "documents" {
  type        = map(string)
  description = "Texts of workflows/*.asl.json by file name."
}

variable "pipes" {
  type = map(object({
    name = string
    role = string
    source = object({
      table                   = string
      startingPosition        = string
      batchSize               = number
      maximumRetryAttempts    = number
      maximumRecordAgeSeconds = number
      deadLetterQueue         = string
    })
    filters       = list(any)
    target        = object({ workflow = string, invocationType = string })
    inputTemplate = string
  }))
  description = "Pipes of pipes.yaml by key; a filter is whatever an event pattern may hold."
}

variable "queue_arns" {
  type        = map(string)
  description = "ARNs of the queues by key."
}

variable "role_arns" {
  type        = map(string)
  description = "ARNs of the roles by key."
}

variable "table_stream_arns" {
  type        = map(string)
  description = "ARNs of the tables' streams by the table's key."
}

variable "log_retention_days" {
  type        = number
  description = "How long logs are kept."
}
