# Unit prices in US dollars, us-east-1, without tax, free tiers and discounts. `seen` says that the price was found in the
# source named, of the date named: its own, or, where it has none, the month in which a stored copy of it was read. AWS's own
# pages fill their figures in when they are shown, so that most sources are somebody else's. The others are what is commonly
# known and have to be looked up before they are relied on. eu-west-1 is about a tenth dearer for what is paid by the hour: a NAT
# gateway costs 0.048 there (cloudpipelines.pages.dev/guides/aws-nat-gateway-pricing-2026).
variable "prices" {
  type        = map(object({ usd = number, unit = string, source = string, as_of = string, seen = bool }))
  description = "Unit prices by name."

  default = {
    api_request        = { usd = 3.50, unit = "million requests, first 333 million", source = "docs.aws.amazon.com/whitepapers/latest/best-practices-api-gateway-private-apis-integration", as_of = "2026-11", seen = true }
    balancer_hour      = { usd = 0.0225, unit = "load balancer and hour", source = "awsnegotiations.com/elastic-load-balancer-cost.html", as_of = "2026-05", seen = true }
    balancer_unit_hour = { usd = 0.008, unit = "capacity unit and hour", source = "awsnegotiations.com/elastic-load-balancer-cost.html", as_of = "2026-05", seen = true }
    cognito_user       = { usd = 0.0055, unit = "monthly active user above 10000, Lite, up to 100000", source = "github.com/api-evangelist/amazon-cognito, which quotes aws.amazon.com/cognito/pricing", as_of = "2026-09", seen = true }
    alarm              = { usd = 0.10, unit = "metric of an alarm and month", source = "c3x.dev/resources/aws/aws_cloudwatch_metric_alarm", as_of = "2026-11", seen = true }
    custom_metric      = { usd = 0.30, unit = "metric and month", source = "signoz.io/guides/cloudwatch-pricing", as_of = "2026-02", seen = true }
    dashboard          = { usd = 3.00, unit = "dashboard and month", source = "factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards", as_of = "2026-06", seen = true }
    log_gb             = { usd = 0.50, unit = "GB of logs taken", source = "factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards", as_of = "2026-06", seen = true }
    container_insight  = { usd = 0.30, unit = "metric and month", source = "aws.amazon.com/cloudwatch/pricing", as_of = "2026-11", seen = false }
    table_read         = { usd = 0.125, unit = "million read request units", source = "airbyte.com/data-engineering-resources/dynamodb-pricing", as_of = "2025-07", seen = true }
    table_write        = { usd = 0.625, unit = "million write request units", source = "airbyte.com/data-engineering-resources/dynamodb-pricing", as_of = "2025-07", seen = true }
    table_gb           = { usd = 0.25, unit = "GB and month", source = "gist.github.com/bahrmichael/94e01d26dc21b9b7156d7d27b1b9e16e", as_of = "2020-12", seen = true }
    recovery_gb        = { usd = 0.20, unit = "GB and month of point-in-time recovery", source = "aws.amazon.com/dynamodb/pricing", as_of = "2026-11", seen = false }
    pipe_event         = { usd = 0.40, unit = "million events that pass the filter", source = "techoral.com/aws/aws-eventbridge-pipes.html", as_of = "2026", seen = true }
    vcpu_hour          = { usd = 0.04048, unit = "vCPU and hour, Linux on x86", source = "vantage.sh/blog/fargate-pricing", as_of = "2026-03", seen = true }
    memory_gb_hour     = { usd = 0.004445, unit = "GB and hour, Linux on x86", source = "vantage.sh/blog/fargate-pricing", as_of = "2026-03", seen = true }
    key                = { usd = 1.00, unit = "KMS key and month", source = "cloudburn.io/blog/aws-kms-pricing", as_of = "2026-03", seen = true }
    stream_hour        = { usd = 0.04, unit = "on-demand stream and hour", source = "trek10.com/blog/amazon-kinesis-data-streams-on-demand-vs.-provisioned-billing-mode-cost-comparison", as_of = "2023-09", seen = true }
    stream_gb          = { usd = 0.08, unit = "GB written, each record rounded up to 1 KiB", source = "trek10.com/blog/amazon-kinesis-data-streams-on-demand-vs.-provisioned-billing-mode-cost-comparison", as_of = "2023-09", seen = true }
    stream_read_gb     = { usd = 0.04, unit = "GB read", source = "trek10.com/blog/amazon-kinesis-data-streams-on-demand-vs.-provisioned-billing-mode-cost-comparison", as_of = "2023-09", seen = true }
    lambda_request     = { usd = 0.20, unit = "million invocations", source = "appropri8-astro.pages.dev/tutorials/2025/12/02/deploying-simple-api-aws", as_of = "2025-12", seen = true }
    lambda_gb_second   = { usd = 0.0000166667, unit = "GB-second on x86; a snapshot of Java costs nothing", source = "appropri8-astro.pages.dev/tutorials/2025/12/02/deploying-simple-api-aws", as_of = "2025-12", seen = true }
    nat_hour           = { usd = 0.045, unit = "NAT gateway and hour", source = "cloudburn.io/blog/aws-nat-gateway-pricing", as_of = "2026-02", seen = true }
    nat_gb             = { usd = 0.045, unit = "GB through a NAT gateway", source = "cloudburn.io/blog/aws-nat-gateway-pricing", as_of = "2026-02", seen = true }
    endpoint_hour      = { usd = 0.01, unit = "interface endpoint, zone and hour", source = "factualminds.com/blog/amazon-vpc-pricing-endpoints-peering-transit-gateway", as_of = "2026-06", seen = true }
    address_hour       = { usd = 0.005, unit = "public IPv4 address and hour", source = "cloudburn.io/blog/aws-nat-gateway-pricing", as_of = "2026-02", seen = true }
    secret             = { usd = 0.40, unit = "secret and month", source = "blogs.perficient.com/2025/02/05/aws-secrets-manager-a-secure-solution-for-protecting-your-data", as_of = "2025-02", seen = true }
    mail               = { usd = 0.10, unit = "thousand mails", source = "acecloudinterviews.com/tutorials/aws/ses", as_of = "2026-11", seen = true }
    transition         = { usd = 0.025, unit = "thousand state transitions", source = "aws.amazon.com/step-functions/pricing", as_of = "2026-03", seen = true }
    express_request    = { usd = 1.00, unit = "million Express executions", source = "wring.co/blog/aws-step-functions-pricing-guide", as_of = "2026-03", seen = true }
    express_gb_second  = { usd = 0.00001667, unit = "GB-second of Express executions", source = "wring.co/blog/aws-step-functions-pricing-guide", as_of = "2026-03", seen = true }
    web_acl            = { usd = 5.00, unit = "web ACL and month", source = "awsnegotiations.com/waf-pricing-strategy.html", as_of = "2026", seen = true }
    web_acl_rule       = { usd = 1.00, unit = "rule and month", source = "awsnegotiations.com/waf-pricing-strategy.html", as_of = "2026", seen = true }
    web_acl_request    = { usd = 0.60, unit = "million requests", source = "awsnegotiations.com/waf-pricing-strategy.html", as_of = "2026", seen = true }
    trace              = { usd = 5.00, unit = "million traces recorded", source = "aws.amazon.com/de/xray/pricing", as_of = "2026-11", seen = true }
    transfer_gb        = { usd = 0.09, unit = "GB to the internet, first 10 TB", source = "cloudpipelines.pages.dev/guides/aws-nat-gateway-pricing-2026", as_of = "2026", seen = true }
  }
}
