# Unit prices in US dollars, us-east-1, without tax, free tiers and discounts. `seen` says that the price was found in the
# source named, on the date named; the others are what is commonly known and have to be looked up before they are relied on.
# eu-west-1 is about a tenth dearer for what is paid by the hour.
variable "prices" {
  type        = map(object({ usd = number, unit = string, source = string, as_of = string, seen = bool }))
  description = "Unit prices by name."

  default = {
    api_request        = { usd = 3.50, unit = "million requests, first 333 million", source = "aws.amazon.com/api-gateway/pricing", as_of = "2026-11", seen = false }
    balancer_hour      = { usd = 0.0225, unit = "load balancer and hour", source = "aws.amazon.com/elasticloadbalancing/pricing", as_of = "2026-11", seen = false }
    balancer_unit_hour = { usd = 0.008, unit = "capacity unit and hour", source = "aws.amazon.com/elasticloadbalancing/pricing", as_of = "2026-11", seen = false }
    cognito_user       = { usd = 0.0055, unit = "monthly active user above 10000, Lite", source = "aws.amazon.com/cognito/pricing", as_of = "2026-11", seen = false }
    alarm              = { usd = 0.10, unit = "metric of an alarm and month", source = "aws.amazon.com/cloudwatch/pricing", as_of = "2026-11", seen = false }
    custom_metric      = { usd = 0.30, unit = "metric and month", source = "aws.amazon.com/cloudwatch/pricing", as_of = "2026-11", seen = false }
    dashboard          = { usd = 3.00, unit = "dashboard and month", source = "aws.amazon.com/cloudwatch/pricing", as_of = "2026-11", seen = false }
    log_gb             = { usd = 0.50, unit = "GB of logs taken", source = "aws.amazon.com/cloudwatch/pricing", as_of = "2026-11", seen = false }
    container_insight  = { usd = 0.30, unit = "metric and month", source = "aws.amazon.com/cloudwatch/pricing", as_of = "2026-11", seen = false }
    table_read         = { usd = 0.125, unit = "million read request units", source = "airbyte.com/data-engineering-resources/dynamodb-pricing", as_of = "2025-07", seen = true }
    table_write        = { usd = 0.625, unit = "million write request units", source = "airbyte.com/data-engineering-resources/dynamodb-pricing", as_of = "2025-07", seen = true }
    table_gb           = { usd = 0.25, unit = "GB and month", source = "aws.amazon.com/dynamodb/pricing", as_of = "2026-11", seen = false }
    recovery_gb        = { usd = 0.20, unit = "GB and month of point-in-time recovery", source = "aws.amazon.com/dynamodb/pricing", as_of = "2026-11", seen = false }
    pipe_event         = { usd = 0.40, unit = "million events that pass the filter", source = "techoral.com/aws/aws-eventbridge-pipes.html", as_of = "2026", seen = true }
    vcpu_hour          = { usd = 0.04048, unit = "vCPU and hour, Linux on x86", source = "vantage.sh/blog/fargate-pricing", as_of = "2026-03", seen = true }
    memory_gb_hour     = { usd = 0.004445, unit = "GB and hour, Linux on x86", source = "vantage.sh/blog/fargate-pricing", as_of = "2026-03", seen = true }
    key                = { usd = 1.00, unit = "KMS key and month", source = "aws.amazon.com/kms/pricing", as_of = "2026-11", seen = false }
    stream_hour        = { usd = 0.04, unit = "on-demand stream and hour", source = "aws.amazon.com/kinesis/data-streams/pricing", as_of = "2026-11", seen = false }
    stream_gb          = { usd = 0.08, unit = "GB written, each record rounded up to 1 KiB", source = "aws.amazon.com/kinesis/data-streams/pricing", as_of = "2026-11", seen = false }
    stream_read_gb     = { usd = 0.04, unit = "GB read", source = "aws.amazon.com/kinesis/data-streams/pricing", as_of = "2026-11", seen = false }
    lambda_request     = { usd = 0.20, unit = "million invocations", source = "aws.amazon.com/lambda/pricing", as_of = "2026-11", seen = false }
    lambda_gb_second   = { usd = 0.0000166667, unit = "GB-second on x86; a snapshot of Java costs nothing", source = "aws.amazon.com/lambda/pricing", as_of = "2026-11", seen = false }
    nat_hour           = { usd = 0.045, unit = "NAT gateway and hour", source = "aws.amazon.com/vpc/pricing", as_of = "2026-11", seen = false }
    nat_gb             = { usd = 0.045, unit = "GB through a NAT gateway", source = "aws.amazon.com/vpc/pricing", as_of = "2026-11", seen = false }
    endpoint_hour      = { usd = 0.01, unit = "interface endpoint, zone and hour", source = "aws.amazon.com/privatelink/pricing", as_of = "2026-11", seen = false }
    address_hour       = { usd = 0.005, unit = "public IPv4 address and hour", source = "aws.amazon.com/vpc/pricing", as_of = "2026-11", seen = false }
    secret             = { usd = 0.40, unit = "secret and month", source = "aws.amazon.com/secrets-manager/pricing", as_of = "2026-11", seen = false }
    mail               = { usd = 0.10, unit = "thousand mails", source = "aws.amazon.com/ses/pricing", as_of = "2026-11", seen = false }
    transition         = { usd = 0.025, unit = "thousand state transitions", source = "aws.amazon.com/step-functions/pricing", as_of = "2026-03", seen = true }
    express_request    = { usd = 1.00, unit = "million Express executions", source = "wring.co/blog/aws-step-functions-pricing-guide", as_of = "2026-03", seen = true }
    express_gb_second  = { usd = 0.00001667, unit = "GB-second of Express executions", source = "wring.co/blog/aws-step-functions-pricing-guide", as_of = "2026-03", seen = true }
    web_acl            = { usd = 5.00, unit = "web ACL and month", source = "aws.amazon.com/waf/pricing", as_of = "2026-11", seen = false }
    web_acl_rule       = { usd = 1.00, unit = "rule and month", source = "aws.amazon.com/waf/pricing", as_of = "2026-11", seen = false }
    web_acl_request    = { usd = 0.60, unit = "million requests", source = "aws.amazon.com/waf/pricing", as_of = "2026-11", seen = false }
    trace              = { usd = 5.00, unit = "million traces recorded", source = "aws.amazon.com/xray/pricing", as_of = "2026-11", seen = false }
    transfer_gb        = { usd = 0.09, unit = "GB to the internet, first 10 TB", source = "aws.amazon.com/ec2/pricing/on-demand", as_of = "2026-11", seen = false }
  }
}
