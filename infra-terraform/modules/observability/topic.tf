# CloudWatch can't publish to a topic under AWS's own key, whose policy nobody can change: the one key of this application.
resource "aws_kms_key" "alarms" {
  description             = "${var.name}: alarms on their way"
  enable_key_rotation     = true
  deletion_window_in_days = 7

  policy = templatefile("${path.module}/alarm-key-policy.json", { account_id = var.account_id })
}

resource "aws_kms_alias" "alarms" {
  name          = "alias/${var.name}-alarms"
  target_key_id = aws_kms_key.alarms.key_id
}

resource "aws_sns_topic" "alarms" {
  name              = "${var.name}-alarms"
  kms_master_key_id = aws_kms_key.alarms.arn
}

resource "aws_sns_topic_policy" "alarms" {
  arn = aws_sns_topic.alarms.arn

  policy = templatefile("${path.module}/alarm-topic-policy.json", {
    account_id = var.account_id
    topic_arn  = aws_sns_topic.alarms.arn
  })
}

# SNS asks the address first.
resource "aws_sns_topic_subscription" "email" {
  for_each = toset(var.alarm_email[*])

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = each.value
}

# What bears the environment's tag: the account has to have Environment among its cost allocation tags.
resource "aws_budgets_budget" "this" {
  for_each = { for limit in var.monthly_budget_usd[*] : "month" => limit }

  name         = var.name
  budget_type  = "COST"
  limit_amount = tostring(each.value)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  cost_filter {
    name   = "TagKeyValue"
    values = [format("user:Environment$%s", var.name)]
  }

  dynamic "notification" {
    for_each = { ACTUAL = 80, FORECASTED = 100 }
    content {
      notification_type         = notification.key
      comparison_operator       = "GREATER_THAN"
      threshold                 = notification.value
      threshold_type            = "PERCENTAGE"
      subscriber_sns_topic_arns = local.actions
    }
  }

  depends_on = [aws_sns_topic_policy.alarms]
}
