# Each function, and the version of it that is called. No concurrency is reserved: a shard has one batch at a time, so that the
# stream bounds it, and a new account, which has ten executions in all, would refuse to set any aside.
resource "aws_lambda_function" "this" {
  for_each = var.functions

  function_name    = each.value.name
  description      = each.value.description
  filename         = var.packages[each.value.artifact]
  source_code_hash = filebase64sha256(var.packages[each.value.artifact])
  runtime          = each.value.runtime
  handler          = each.value.handler
  role             = var.role_arns[each.value.role]
  memory_size      = each.value.memoryMegabytes
  timeout          = each.value.timeoutSeconds
  # Every change makes a version that is there to go back to.
  publish = true

  dynamic "environment" {
    for_each = length(each.value.environment) > 0 ? [each.value.environment] : []
    content {
      variables = environment.value
    }
  }

  # The snapshot is of a published version: whoever calls the newest code instead waits for its JVM.
  dynamic "snap_start" {
    for_each = each.value.snapStart ? ["PublishedVersions"] : []
    content {
      apply_on = snap_start.value
    }
  }

  logging_config {
    log_group             = aws_cloudwatch_log_group.this[each.key].name
    log_format            = "JSON"
    application_log_level = "INFO"
    # What Lambda itself says of every invocation its metrics say too.
    system_log_level = "WARN"
  }

  # A stream carries no trace: one would begin and end here, and say what the metrics say.
  tracing_config {
    mode = "PassThrough"
  }
}

# Lambda would make this group itself, and keep it for ever.
resource "aws_cloudwatch_log_group" "this" {
  for_each = var.functions

  name              = "/aws/lambda/${each.value.name}"
  retention_in_days = var.log_retention_days
}

# What is called: pointing it at the version before is the way back.
resource "aws_lambda_alias" "live" {
  for_each = var.functions

  name             = "live"
  description      = "The version that is called"
  function_name    = aws_lambda_function.this[each.key].function_name
  function_version = aws_lambda_function.this[each.key].version
}

# Lambda reads the stream with the function's own role and calls the function itself: nobody else needs a permission to.
resource "aws_lambda_event_source_mapping" "this" {
  for_each = var.event_sources

  function_name                      = aws_lambda_alias.live[each.value.function].arn
  event_source_arn                   = var.stream_arns[each.value.stream]
  starting_position                  = each.value.startingPosition
  batch_size                         = each.value.batchSize
  maximum_batching_window_in_seconds = each.value.maximumBatchingWindowSeconds
  parallelization_factor             = each.value.parallelizationFactor
  maximum_retry_attempts             = each.value.maximumRetryAttempts
  maximum_record_age_in_seconds      = each.value.maximumRecordAgeSeconds
  bisect_batch_on_function_error     = each.value.bisectBatchOnFunctionError
  function_response_types            = each.value.reportBatchItemFailures ? ["ReportBatchItemFailures"] : []

  destination_config {
    on_failure {
      destination_arn = var.queue_arns[each.value.onFailureQueue]
    }
  }
}
