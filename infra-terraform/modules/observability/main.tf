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
          ExecutionTimeout   = "ran out of time"
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
        description = "Something waits in ${key}: what it was; the log of its pipe or function says why"
        namespace   = "AWS/SQS"
        metric      = "ApproximateNumberOfMessagesVisible"
        dimensions  = { QueueName = name }
        statistic   = "Maximum"
        above       = 0
        minutes     = 1
      }
    },
    # A failure is tried again, with nothing lost: it is worth waking somebody when it goes on.
    merge([
      for key, function in var.functions : {
        for metric, what in {
          Errors    = "fails again and again"
          Throttles = "is throttled"
          } : "${key}-${metric}" => {
          description = "Function ${key} ${what}"
          namespace   = "AWS/Lambda"
          metric      = metric
          dimensions  = { FunctionName = function.name }
          statistic   = "Sum"
          above       = 0
          minutes     = 3
        }
      }
    ]...),
    merge([
      for key, function in var.functions : {
        "${key}-IteratorAge" = {
          description = "Function ${key} is more than a minute behind its stream"
          namespace   = "AWS/Lambda"
          metric      = "IteratorAge"
          dimensions  = { FunctionName = function.name }
          statistic   = "Maximum"
          above       = 60000
          minutes     = 5
        }
        "${key}-DestinationDeliveryFailures" = {
          description = "What function ${key} gave up could not be put into its queue: the stream alone still has it, for a day"
          namespace   = "AWS/Lambda"
          metric      = "DestinationDeliveryFailures"
          dimensions  = { FunctionName = function.name }
          statistic   = "Sum"
          above       = 0
          minutes     = 1
        }
      } if function.reads_stream
    ]...),
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

  # An alarm that is computed: metrics by id, each summed up, and the expression that is looked at.
  placing = { ApiName = var.api.name, Stage = var.api.stage, Resource = "/orders", Method = "POST" }
  waiting = {
    requests      = { namespace = "AWS/ApiGateway", metric = "Count", dimensions = local.placing }
    client_errors = { namespace = "AWS/ApiGateway", metric = "4XXError", dimensions = local.placing }
    server_errors = { namespace = "AWS/ApiGateway", metric = "5XXError", dimensions = local.placing }
    started       = { namespace = "AWS/States", metric = "ExecutionsStarted", dimensions = { StateMachineArn = var.state_machine_arns["order-approval"] } }
  }

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

# A pipe publishes no age of what it reads, as a function does: orders that were placed and not begun to be decided on show that
# it lags. A quarter of an hour at a time, so that an order at the end of five minutes is none of them.
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-monitoring.html
resource "aws_cloudwatch_metric_alarm" "orders_waiting" {
  alarm_name          = "${var.name}-order-approval-pipe-lag"
  alarm_description   = "More than half of the orders placed in the last quarter of an hour wait for pipe order-approval"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0.5
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.actions
  ok_actions          = local.actions

  metric_query {
    id          = "waiting"
    expression  = "IF(placed > 0, 1 - begun / placed, 0)"
    label       = "Share of orders that wait"
    return_data = true
  }

  metric_query {
    id         = "placed"
    expression = "requests - FILL(client_errors, 0) - FILL(server_errors, 0)"
    label      = "Orders placed"
  }

  # A state machine that starts nothing at all has no such metric, and a share of nothing would be no alarm.
  metric_query {
    id         = "begun"
    expression = "SUM([FILL(started, 0), TIME_SERIES(0)])"
    label      = "Decisions begun"
  }

  dynamic "metric_query" {
    for_each = local.waiting
    content {
      id = metric_query.key

      metric {
        namespace   = metric_query.value.namespace
        metric_name = metric_query.value.metric
        dimensions  = metric_query.value.dimensions
        period      = 300
        stat        = "Sum"
      }
    }
  }
}
