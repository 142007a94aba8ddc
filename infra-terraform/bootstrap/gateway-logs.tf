resource "aws_iam_role" "gateway_logs" {
  name        = "orders-api-gateway-logs-${var.region}"
  description = "API Gateway: writes the logs of all APIs of the region"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "apigateway.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

# AWS's own policy, which names no log group: the setting is of the account, whatever APIs it may come to have.
resource "aws_iam_role_policy_attachment" "gateway_logs" {
  role       = aws_iam_role.gateway_logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "this" {
  cloudwatch_role_arn = aws_iam_role.gateway_logs.arn

  depends_on = [aws_iam_role_policy_attachment.gateway_logs]
}
