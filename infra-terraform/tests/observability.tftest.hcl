# What is watched, and who hears of it.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name       = "orders-test"
  region     = "eu-west-1"
  account_id = "111122223333"
  api        = { name = "orders-test", stage = "v1" }
  services = {
    api-service  = { cluster = "orders-test", target_group = "targetgroup/a/1", load_balancer = "net/a/1", namespace = "AWS/NetworkELB" }
    web-frontend = { cluster = "orders-test", target_group = "targetgroup/w/1", load_balancer = "app/w/1", namespace = "AWS/ApplicationELB" }
  }
  state_machine_arns      = { order-approval = "arn:aws:states:eu-west-1:111122223333:stateMachine:orders-test-order-approval" }
  pipe_names              = { order-approval = "orders-test-order-approval" }
  dead_letter_queue_names = { order-approval-dead-letters = "orders-test-order-approval-dead-letters" }
  functions               = { telemetry-rollup = { name = "orders-test-telemetry-rollup", reads_stream = true }, other = { name = "orders-test-other", reads_stream = false } }
  stream_names            = { telemetry = "orders-test-telemetry" }
  table_names             = { orders = "orders-test-orders" }
  alarm_email             = "operations@example.com"
  monthly_budget_usd      = 100
}

run "watched" {
  module {
    source = "./modules/observability"
  }

  assert {
    condition = toset(keys(aws_cloudwatch_metric_alarm.this)) == toset([
      "api-errors", "api-latency",
      "api-service-unhealthy", "web-frontend-unhealthy",
      "order-approval-ExecutionsFailed", "order-approval-ExecutionsTimedOut", "order-approval-ExecutionThrottled",
      "order-approval-pipe-ExecutionFailed", "order-approval-pipe-ExecutionThrottled", "order-approval-pipe-ExecutionTimeout",
      "order-approval-dead-letters",
      "telemetry-rollup-Errors", "telemetry-rollup-Throttles", "telemetry-rollup-IteratorAge", "telemetry-rollup-DestinationDeliveryFailures",
      "other-Errors", "other-Throttles",
      "telemetry-WriteProvisionedThroughputExceeded", "telemetry-ReadProvisionedThroughputExceeded",
      "orders-ReadThrottleEvents", "orders-WriteThrottleEvents",
    ]) && keys(aws_cloudwatch_metric_alarm.system_errors) == ["orders"]
    error_message = "Everything that can fail must be watched."
  }

  assert {
    condition     = alltrue([for alarm in concat(values(aws_cloudwatch_metric_alarm.this), values(aws_cloudwatch_metric_alarm.system_errors), [aws_cloudwatch_metric_alarm.orders_waiting]) : alarm.alarm_actions == toset([aws_sns_topic.alarms.arn]) && alarm.treat_missing_data == "notBreaching"])
    error_message = "An alarm must be heard, and silence is none."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["api-latency"].extended_statistic == "p99" && aws_cloudwatch_metric_alarm.this["api-errors"].statistic == "Average"
    error_message = "Latency is looked at where it is worst, errors by their share."
  }

  assert {
    condition     = length(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets) == 13 && length(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets[12].properties.alarms) == 23
    error_message = "The dashboard must show what is watched."
  }

  # The two modules and CloudWatch agree on a name: what is computed of a metric that nobody sends is no alarm, ever.
  assert {
    condition = alltrue([
      for query in aws_cloudwatch_metric_alarm.orders_waiting.metric_query : alltrue([
        for metric in query.metric : metric.namespace != "AWS/ApiGateway" || metric.dimensions == tomap({ ApiName = "orders-test", Stage = "v1", Resource = "/orders", Method = "POST" })
      ])
    ]) && anytrue([for query in aws_cloudwatch_metric_alarm.orders_waiting.metric_query : anytrue([for metric in query.metric : metric.dimensions == tomap({ StateMachineArn = var.state_machine_arns["order-approval"] })])])
    error_message = "Orders placed must be compared with decisions begun."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["telemetry-rollup-IteratorAge"].dimensions == tomap({ FunctionName = "orders-test-telemetry-rollup" }) && aws_cloudwatch_metric_alarm.this["telemetry-rollup-IteratorAge"].threshold == 60000
    error_message = "Charts that are more than a minute old are not live."
  }

  assert {
    condition     = aws_sns_topic.alarms.kms_master_key_id == aws_kms_key.alarms.arn && aws_kms_key.alarms.enable_key_rotation && aws_sns_topic_subscription.email["operations@example.com"].protocol == "email"
    error_message = "Alarms must be encrypted on their way, and arrive."
  }

  assert {
    condition     = aws_budgets_budget.this["month"].limit_amount == "100" && one(aws_budgets_budget.this["month"].cost_filter).values == tolist(["user:Environment$orders-test"]) && length(aws_budgets_budget.this["month"].notification) == 2
    error_message = "The budget must be the environment's own, and be warned of twice."
  }
}

run "unheard" {
  command = plan

  module {
    source = "./modules/observability"
  }

  variables {
    alarm_email        = null
    monthly_budget_usd = null
  }

  assert {
    condition     = length(aws_sns_topic_subscription.email) == 0 && length(aws_budgets_budget.this) == 0
    error_message = "Nobody is told who didn't ask."
  }
}
