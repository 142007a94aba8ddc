variable "streams" {
  type = map(object({
    name           = string
    mode           = string
    retentionHours = number
    shardCount     = optional(number)
  }))
  description = "Streams of streams.yaml by key."
}
