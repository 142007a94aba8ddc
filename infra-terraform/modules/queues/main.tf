# Whoever sends does so with a role of its own, so that no queue needs a policy.
resource "aws_sqs_queue" "this" {
  for_each = var.queues

  name                      = each.value.name
  message_retention_seconds = each.value.messageRetentionSeconds
  sqs_managed_sse_enabled   = true
}
