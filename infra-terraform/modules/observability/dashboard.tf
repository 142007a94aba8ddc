locals {
  # One widget a title: metrics as CloudWatch writes them, [namespace, metric, dimension, value, …, {stat}].
  widgets = [
    {
      title = "API: requests and errors"
      metrics = [
        for metric in ["Count", "4XXError", "5XXError"] :
        ["AWS/ApiGateway", metric, "ApiName", var.api.name, "Stage", var.api.stage, { stat = "Sum" }]
      ]
    },
    {
      title = "API: latency, milliseconds"
      metrics = flatten([
        for metric in ["Latency", "IntegrationLatency"] : [
          for stat in ["p50", "p99"] :
          { line = ["AWS/ApiGateway", metric, "ApiName", var.api.name, "Stage", var.api.stage, { stat = stat, label = "${metric} ${stat}" }] }
        ]
      ])[*].line
    },
    {
      title = "Services: CPU and memory, percent"
      metrics = flatten([
        for key, service in var.services : [
          for metric in ["CPUUtilization", "MemoryUtilization"] :
          { line = ["AWS/ECS", metric, "ServiceName", key, "ClusterName", service.cluster, { stat = "Average" }] }
        ]
      ])[*].line
    },
    {
      title = "Services: tasks that answer, and that don't"
      metrics = flatten([
        for key, service in var.services : [
          for metric in ["HealthyHostCount", "UnHealthyHostCount"] :
          { line = [service.namespace, metric, "TargetGroup", service.target_group, "LoadBalancer", service.load_balancer, { stat = "Maximum", label = "${key} ${metric}" }] }
        ]
      ])[*].line
    },
    {
      title = "Workflows"
      metrics = flatten([
        for key, arn in var.state_machine_arns : [
          for metric in ["ExecutionsStarted", "ExecutionsSucceeded", "ExecutionsFailed", "ExecutionsTimedOut", "ExecutionThrottled"] :
          { line = ["AWS/States", metric, "StateMachineArn", arn, { stat = "Sum", label = "${key} ${metric}" }] }
        ]
      ])[*].line
    },
    {
      title = "Pipes"
      metrics = flatten([
        for key, name in var.pipe_names : [
          for metric in ["EventCount", "ExecutionFailed", "ExecutionThrottled", "ExecutionTimeout"] :
          { line = ["AWS/EventBridge/Pipes", metric, "PipeName", name, { stat = "Sum" }] }
        ]
      ])[*].line
    },
    {
      title = "Dead letters"
      metrics = [
        for name in values(var.dead_letter_queue_names) :
        ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", name, { stat = "Maximum" }]
      ]
    },
    {
      title = "Functions: invocations and errors"
      metrics = flatten([
        for key, function in var.functions : [
          for metric in ["Invocations", "Errors", "Throttles"] :
          { line = ["AWS/Lambda", metric, "FunctionName", function.name, { stat = "Sum" }] }
        ]
      ])[*].line
    },
    {
      title = "Functions: duration and how far behind their stream, milliseconds"
      metrics = flatten([
        for key, function in var.functions : [
          for metric, stat in { Duration = "p99", IteratorAge = "Maximum" } :
          { line = ["AWS/Lambda", metric, "FunctionName", function.name, { stat = stat }] }
        ]
      ])[*].line
    },
    {
      title = "Streams"
      metrics = flatten([
        for name in values(var.stream_names) : [
          for metric in ["IncomingRecords", "IncomingBytes", "WriteProvisionedThroughputExceeded"] :
          { line = ["AWS/Kinesis", metric, "StreamName", name, { stat = "Sum" }] }
        ]
      ])[*].line
    },
    {
      title = "Tables: capacity units"
      metrics = flatten([
        for name in values(var.table_names) : [
          for metric in ["ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"] :
          { line = ["AWS/DynamoDB", metric, "TableName", name, { stat = "Sum" }] }
        ]
      ])[*].line
    },
    {
      title = "Tables: throttled"
      metrics = flatten([
        for name in values(var.table_names) : [
          for metric in ["ReadThrottleEvents", "WriteThrottleEvents"] :
          { line = ["AWS/DynamoDB", metric, "TableName", name, { stat = "Sum" }] }
        ]
      ])[*].line
    },
  ]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = concat(
      [for index, widget in local.widgets : {
        type   = "metric"
        x      = 12 * (index % 2)
        y      = 6 * floor(index / 2)
        width  = 12
        height = 6
        properties = {
          title   = widget.title
          metrics = widget.metrics
          region  = var.region
          period  = 60
          view    = "timeSeries"
        }
      }],
      [{
        type   = "alarm"
        x      = 0
        y      = 6 * ceil(length(local.widgets) / 2)
        width  = 24
        height = 6
        properties = {
          title = "Alarms"
          alarms = concat(
            [for alarm in aws_cloudwatch_metric_alarm.this : alarm.arn],
            [for alarm in aws_cloudwatch_metric_alarm.system_errors : alarm.arn],
            [aws_cloudwatch_metric_alarm.orders_waiting.arn],
          )
        }
      }]
    )
  })
}
