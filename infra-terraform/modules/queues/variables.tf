variable "queues" {
  type        = map(object({ name = string, messageRetentionSeconds = number }))
  description = "Queues of queues.yaml by key."
}
