# What is worth waking somebody: each line a metric, what it is about, and from when on. A metric that nobody sends is no
# alarm: nothing has happened.
locals {
  alarms = merge(
    {
      # The average of 0 for a good answer and 1 for a bad one: a share.
      api-errors = {
        description = "More than 1 % of the API's answers are its own fault"
        namespace   = "AWS/ApiGateway"
        metric      = "5XXError"
        dimensions  = { ApiName = var.api.name, Stage = var.api.stage }
        statistic   = "Average"
        above       = 0.01
        minutes     = 5
      }
      api-latency = {
        description = "One in a hundred answers of the API takes more than 3 seconds"
        namespace   = "AWS/ApiGateway"
        metric      = "Latency"
        dimensions  = { ApiName = var.api.name, Stage = var.api.stage }
        statistic   = "p99"
        above       = 3000
        minutes     = 5
      }
    },
    {
      for key, service in var.services : "${key}-unhealthy" => {
        description = "A task of ${key} doesn't answer its health check"
        namespace   = service.namespace
        metric      = "UnHealthyHostCount"
        dimensions  = { TargetGroup = service.target_group, LoadBalancer = service.load_balancer }
        statistic   = "Maximum"
        above       = 0
        minutes     = 3
      }
    },
    merge([
      for key, arn in var.state_machine_arns : {
        for metric, what in {
          ExecutionsFailed   = "failed"
          ExecutionsTimedOut = "ran out of time"
          ExecutionThrottled = "was throttled"
          } : "${key}-${metric}" => {
          description = "An execution of ${key} ${what}"
          namespace   = "AWS/States"
          metric      = metric
          dimensions  = { StateMachineArn = arn }
          statistic   = "Sum"
          above       = 0
          minutes     = 1
        }
      }
    ]...),
    merge([
      for key, name in var.pipe_names : {
        for metric, what in {
          ExecutionFailed    = "could not deliver"
          ExecutionThrottled = "was throttled"
          } : "${key}-pipe-${metric}" => {
          description = "Pipe ${key} ${what}"
          namespace   = "AWS/EventBridge/Pipes"
          metric      = metric
          dimensions  = { PipeName = name }
          statistic   = "Sum"
          above       = 0
          minutes     = 1
        }
      }
    ]...),
    {
      for key, name in var.dead_letter_queue_names : key => {
        description = "Something waits in ${key}: what it was, its pipe's log says why"
        namespace   = "AWS/SQS"
        metric      = "ApproximateNumberOfMessagesVisible"
        dimensions  = { QueueName = name }
        statistic   = "Maximum"
        above       = 0
        minutes     = 1
      }
    },
    merge([
      for key, name in var.stream_names : {
        for metric, what in {
          WriteProvisionedThroughputExceeded = "takes no more"
          ReadProvisionedThroughputExceeded  = "gives no more"
          } : "${key}-${metric}" => {
          description = "Stream ${key} ${what}"
          namespace   = "AWS/Kinesis"
          metric      = metric
          dimensions  = { StreamName = name }
          statistic   = "Sum"
          above       = 0
          minutes     = 5
        }
      }
    ]...),
    merge([
      for key, name in var.table_names : {
        for metric in ["ReadThrottleEvents", "WriteThrottleEvents"] : "${key}-${metric}" => {
          description = "Table ${key} throttles"
          namespace   = "AWS/DynamoDB"
          metric      = metric
          dimensions  = { TableName = name }
          statistic   = "Sum"
          above       = 0
          minutes     = 1
        }
      }
    ]...),
  )

  # DynamoDB counts its own errors by table and operation, and alarms take no search.
  operations = ["BatchGetItem", "GetItem", "PutItem", "Query", "TransactWriteItems", "UpdateItem"]

  actions = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.description
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic  = startswith(each.value.statistic, "p") ? each.value.statistic : null
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.above
  period              = 60
  evaluation_periods  = each.value.minutes
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.actions
  ok_actions          = local.actions
}

resource "aws_cloudwatch_metric_alarm" "system_errors" {
  for_each = var.table_names

  alarm_name          = "${var.name}-${each.key}-SystemErrors"
  alarm_description   = "DynamoDB itself fails on table ${each.key}"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.actions
  ok_actions          = local.actions

  metric_query {
    id          = "all"
    expression  = "SUM(METRICS())"
    label       = "SystemErrors"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = local.operations
    content {
      id = lower(metric_query.value)

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = "SystemErrors"
        dimensions  = { TableName = each.value, Operation = metric_query.value }
        period      = 60
        stat        = "Sum"
      }
    }
  }
}
