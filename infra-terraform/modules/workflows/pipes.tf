resource "aws_pipes_pipe" "this" {
  for_each = var.pipes

  name     = each.value.name
  role_arn = var.role_arns[each.value.role]
  source   = var.table_stream_arns[each.value.source.table]
  target   = aws_sfn_state_machine.this[each.value.target.workflow].arn

  source_parameters {
    dynamodb_stream_parameters {
      starting_position             = each.value.source.startingPosition
      batch_size                    = each.value.source.batchSize
      maximum_retry_attempts        = each.value.source.maximumRetryAttempts
      maximum_record_age_in_seconds = each.value.source.maximumRecordAgeSeconds

      dead_letter_config {
        arn = var.queue_arns[each.value.source.deadLetterQueue]
      }
    }

    filter_criteria {
      dynamic "filter" {
        for_each = each.value.filters
        content {
          pattern = jsonencode(filter.value)
        }
      }
    }
  }

  target_parameters {
    input_template = each.value.inputTemplate

    step_function_state_machine_parameters {
      invocation_type = each.value.target.invocationType
    }
  }

  # Why something ends among the dead letters; no data, for the same reason as above.
  log_configuration {
    level = "ERROR"

    cloudwatch_logs_log_destination {
      log_group_arn = aws_cloudwatch_log_group.pipe[each.key].arn
    }
  }
}

resource "aws_cloudwatch_log_group" "pipe" {
  for_each = var.pipes

  name              = "/aws/vendedlogs/pipes/${each.value.name}"
  retention_in_days = var.log_retention_days
}
