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

variable "api" {
  type        = object({ name = string, stage = string })
  description = "The API and its stage."
}

variable "services" {
  type        = map(object({ cluster = string, target_group = string, load_balancer = string, namespace = string }))
  description = "Container services by name; their load balancer as CloudWatch names it, and the namespace of its metrics."
}

variable "state_machine_arns" {
  type        = map(string)
  description = "State machines by key."
}

variable "pipe_names" {
  type        = map(string)
  description = "Pipes by key."
}

variable "dead_letter_queue_names" {
  type        = map(string)
  description = "Queues by key, of what could not be delivered."
}

variable "functions" {
  type        = map(object({ name = string, reads_stream = bool }))
  description = "Functions by key, and whether each reads a stream."
}

variable "stream_names" {
  type        = map(string)
  description = "Kinesis streams by key."
}

variable "table_names" {
  type        = map(string)
  description = "Tables by key."
}

variable "alarm_email" {
  type        = string
  description = "Where alarms are mailed to; null: nowhere."
}

variable "monthly_budget_usd" {
  type        = number
  description = "The month's cost in US dollars that is warned of; null: none."
}
