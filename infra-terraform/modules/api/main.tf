locals {
  private = var.endpoint_type == "PRIVATE"

  # The whole API may be invoked, by anyone the authorizers let in, from inside the VPC alone: the pattern of
  # https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
  policy = local.private ? templatefile("${path.module}/private-api-policy.json", {
    execution_arn    = aws_api_gateway_rest_api.this.execution_arn
    vpc_endpoint_ids = jsonencode(var.vpc_endpoint_ids)
  }) : ""
}

resource "aws_api_gateway_vpc_link" "this" {
  name        = var.name
  description = "To api-service"
  target_arns = [var.load_balancer_arn]
}

resource "aws_api_gateway_rest_api" "this" {
  name = var.name
  body = jsonencode(var.openapi)
  # Overwriting would take the endpoints' associations away from a private API.
  put_rest_api_mode = local.private ? "merge" : "overwrite"
  fail_on_warnings  = true

  endpoint_configuration {
    types            = [var.endpoint_type]
    vpc_endpoint_ids = local.private ? var.vpc_endpoint_ids : null
  }
}

resource "aws_api_gateway_rest_api_policy" "this" {
  for_each = toset(local.private ? ["private"] : [])

  rest_api_id = aws_api_gateway_rest_api.this.id
  policy      = local.policy
}

resource "aws_api_gateway_deployment" "this" {
  rest_api_id = aws_api_gateway_rest_api.this.id

  # The policy too takes effect with a deployment only.
  triggers = {
    redeployment = sha256(jsonencode([aws_api_gateway_rest_api.this.body, local.policy, var.endpoint_type]))
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [aws_api_gateway_rest_api_policy.this]
}

resource "aws_api_gateway_stage" "this" {
  rest_api_id   = aws_api_gateway_rest_api.this.id
  deployment_id = aws_api_gateway_deployment.this.id
  stage_name    = var.stage

  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    # Who, what, how long; never a header: the tokens travel in them.
    format = jsonencode({
      requestId          = "$context.requestId"
      time               = "$context.requestTimeEpoch"
      sourceIp           = "$context.identity.sourceIp"
      subject            = "$context.authorizer.claims.sub"
      client             = "$context.authorizer.claims.client_id"
      httpMethod         = "$context.httpMethod"
      resourcePath       = "$context.resourcePath"
      status             = "$context.status"
      responseLength     = "$context.responseLength"
      responseLatency    = "$context.responseLatency"
      integrationStatus  = "$context.integrationStatus"
      integrationLatency = "$context.integrationLatency"
      error              = "$context.error.responseType"
      authorizerError    = "$context.authorizer.error"
    })
  }

  depends_on = [aws_cloudwatch_log_group.execution]
}

resource "aws_api_gateway_method_settings" "this" {
  rest_api_id = aws_api_gateway_rest_api.this.id
  stage_name  = aws_api_gateway_stage.this.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled        = true
    logging_level          = "ERROR"
    data_trace_enabled     = false
    throttling_rate_limit  = var.throttle.requests_per_second
    throttling_burst_limit = var.throttle.burst_requests
  }
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/${var.name}/api"
  retention_in_days = var.log_retention_days
}

# API Gateway would make this group itself, and keep it for ever.
resource "aws_cloudwatch_log_group" "execution" {
  name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.this.id}/${var.stage}"
  retention_in_days = var.log_retention_days
}
