variable "functions" {
  type = map(object({
    name            = string
    description     = string
    artifact        = string
    handler         = string
    runtime         = string
    role            = string
    memoryMegabytes = number
    timeoutSeconds  = number
    snapStart       = bool
    environment     = map(string)
  }))
  description = "Functions of functions.yaml by key."
}

variable "event_sources" {
  type = map(object({
    function                     = string
    stream                       = string
    startingPosition             = string
    batchSize                    = number
    maximumBatchingWindowSeconds = number
    parallelizationFactor        = number
    maximumRetryAttempts         = number
    maximumRecordAgeSeconds      = number
    bisectBatchOnFunctionError   = bool
    reportBatchItemFailures      = bool
    onFailureQueue               = string
  }))
  description = "Event source mappings of functions.yaml by key."
}

variable "packages" {
  type        = map(string)
  description = "File of the code by artifact."
}

variable "role_arns" {
  type        = map(string)
  description = "ARNs of the roles by key."
}

variable "stream_arns" {
  type        = map(string)
  description = "ARNs of the streams by key."
}

variable "queue_arns" {
  type        = map(string)
  description = "ARNs of the queues by key."
}

variable "log_retention_days" {
  type        = number
  description = "How long logs are kept."
}
