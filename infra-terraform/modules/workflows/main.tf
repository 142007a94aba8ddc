# Step Functions asks for a workflow's document to be valid before it is made, and before it is changed: at plan.
resource "aws_sfn_state_machine" "this" {
  for_each = var.workflows

  name       = each.value.name
  type       = each.value.type
  definition = var.documents[each.value.definition]
  role_arn   = var.role_arns[each.value.role]

  # A standard execution keeps its own history for 90 days. No data in the log: orders and task tokens travel in it.
  dynamic "logging_configuration" {
    for_each = [for key in keys(aws_cloudwatch_log_group.workflow) : key if key == each.key]
    content {
      log_destination        = "${aws_cloudwatch_log_group.workflow[logging_configuration.value].arn}:*"
      level                  = "ERROR"
      include_execution_data = false
    }
  }

  tracing_configuration {
    enabled = true
  }
}

# The prefix that log deliveries are meant for: without it each new one makes the account's resource policy longer, which is
# bounded. https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
resource "aws_cloudwatch_log_group" "workflow" {
  for_each = { for key, workflow in var.workflows : key => workflow if workflow.type == "EXPRESS" }

  name              = "/aws/vendedlogs/states/${each.value.name}"
  retention_in_days = var.log_retention_days
}
