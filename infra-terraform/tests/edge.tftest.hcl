# What stands before the application: firewalls, and CloudFront where it is asked for.

mock_provider "aws" {
  source = "./tests/mocks"
}

run "edge" {
  module {
    source = "./modules/edge"
  }

  variables {
    name            = "orders-test"
    domain          = "orders.test.example.com"
    certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"
    hosted_zone_id  = "Z0123456789ABCDEFGHIJ"
    load_balancer   = { arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/mock/0123456789abcdef", host = "mock.elb.eu-west-1.amazonaws.com" }
    web_acl_arn     = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/mock/00000000-0000-0000-0000-000000000000"
  }

  assert {
    condition     = aws_cloudfront_distribution.this.default_cache_behavior[0].cache_policy_id == data.aws_cloudfront_cache_policy.disabled.id && aws_cloudfront_distribution.this.default_cache_behavior[0].viewer_protocol_policy == "redirect-to-https"
    error_message = "A page must never come from a cache, nor without TLS."
  }

  assert {
    condition = alltrue([
      for behavior in aws_cloudfront_distribution.this.ordered_cache_behavior :
      behavior.cache_policy_id == data.aws_cloudfront_cache_policy.optimized.id && behavior.origin_request_policy_id == data.aws_cloudfront_origin_request_policy.host_only.id && toset(behavior.allowed_methods) == toset(["GET", "HEAD"])
    ]) && length(aws_cloudfront_distribution.this.ordered_cache_behavior) == 3
    error_message = "Static assets must be cached, and no cookie may take part."
  }

  assert {
    condition     = one(aws_cloudfront_distribution.this.origin).vpc_origin_config[0].vpc_origin_id == aws_cloudfront_vpc_origin.this.id && aws_cloudfront_vpc_origin.this.vpc_origin_endpoint_config[0].origin_protocol_policy == "https-only"
    error_message = "CloudFront must reach the internal load balancer, by TLS."
  }

  assert {
    condition     = aws_cloudfront_distribution.this.viewer_certificate[0].minimum_protocol_version == "TLSv1.2_2021" && aws_cloudfront_distribution.this.web_acl_id == var.web_acl_arn
    error_message = "CloudFront must take TLS 1.2 at least, and have its firewall."
  }

  assert {
    condition     = aws_route53_record.web["Z0123456789ABCDEFGHIJ"].name == "orders.test.example.com"
    error_message = "The host name must point to CloudFront."
  }
}

run "internal_load_balancer" {
  command = plan

  module {
    source = "./modules/services"
  }

  variables {
    name   = "orders-test"
    region = "eu-west-1"
    services = {
      for key in ["api-service", "web-frontend"] : key => {
        artifact = key, port = 8080, role = key, healthCheckPath = "/health", environment = {}, secrets = {}
      }
    }
    images              = { for key in ["api-service", "web-frontend"] : key => "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders/${key}:1.0.0" }
    role_arns           = { for key in ["api-service", "web-frontend"] : key => "arn:aws:iam::111122223333:role/orders-test-${key}" }
    task_trust          = "{}"
    secrets             = {}
    vpc_id              = "vpc-0123456789abcdef0"
    public_subnet_ids   = ["subnet-0000000000000000a", "subnet-0000000000000000b"]
    private_subnet_ids  = ["subnet-1000000000000000a", "subnet-1000000000000000b"]
    web                 = { domain = "orders.test.example.com", certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1", hosted_zone_id = "Z0123456789ABCDEFGHIJ" }
    behind_edge         = true
    capacity            = { cpu_units = 512, memory_mib = 1024, minimum_tasks = 1, maximum_tasks = 2 }
    deletion_protection = false
    log_retention_days  = 14
  }

  assert {
    condition     = aws_lb.web_frontend.internal && toset(aws_lb.web_frontend.subnets) == toset(["subnet-1000000000000000a", "subnet-1000000000000000b"])
    error_message = "Behind CloudFront the load balancer must not be on the internet."
  }

  assert {
    condition     = keys(aws_vpc_security_group_ingress_rule.web_balancer) == ["https"] && alltrue([for rule in aws_vpc_security_group_ingress_rule.web_balancer : rule.cidr_ipv4 == null && rule.prefix_list_id == "pl-0123456789abcdef0"])
    error_message = "Behind CloudFront nothing but CloudFront may come in."
  }

  assert {
    condition     = length(aws_route53_record.web) == 0
    error_message = "The host name is CloudFront's to have."
  }
}

run "firewall" {
  module {
    source = "./modules/firewall"
  }

  variables {
    name                 = "orders-test-api"
    resource_arns        = { stage = "arn:aws:apigateway:eu-west-1::/restapis/mockapi123/stages/v1" }
    requests_per_address = 100
    unlimited_cidrs      = ["192.0.2.1/32"]
    log_retention_days   = 14
  }

  assert {
    condition     = toset([for rule in aws_wafv2_web_acl.this.rule : rule.name]) == toset(["rate", "AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesKnownBadInputsRuleSet", "AWSManagedRulesCommonRuleSet"])
    error_message = "AWS's common rules must be there, and a bound on what one address asks."
  }

  assert {
    condition     = one([for rule in aws_wafv2_web_acl.this.rule : rule.statement[0].rate_based_statement[0].limit if rule.name == "rate"]) == 100 && aws_wafv2_ip_set.unlimited["unlimited"].addresses == toset(["192.0.2.1/32"])
    error_message = "An address must be bounded, unless many people ask from it."
  }

  assert {
    condition     = length([for field in aws_wafv2_web_acl_logging_configuration.this.redacted_fields : field if length(field.single_header) > 0]) == 3 && aws_cloudwatch_log_group.this.retention_in_days == 14
    error_message = "No token may be logged, and the log must have its retention."
  }

  assert {
    condition     = aws_wafv2_web_acl_association.this["stage"].resource_arn == var.resource_arns.stage
    error_message = "The firewall must stand before what it is for."
  }
}
