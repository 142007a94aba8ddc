# The API with each type of endpoint: who reaches it, and what of it is logged and bounded.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name               = "orders-test"
  openapi            = { openapi = "3.0.1", paths = {} }
  stage              = "v1"
  vpc_endpoint_ids   = []
  load_balancer_arn  = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/mock/0123456789abcdef"
  throttle           = { requests_per_second = 5, burst_requests = 10 }
  log_retention_days = 14
}

run "regional" {
  module {
    source = "./modules/api"
  }

  variables {
    endpoint_type = "REGIONAL"
  }

  assert {
    condition     = one(aws_api_gateway_rest_api.this.endpoint_configuration).types == tolist(["REGIONAL"]) && aws_api_gateway_rest_api.this.put_rest_api_mode == "overwrite"
    error_message = "A regional API is what its document says and nothing else."
  }

  assert {
    condition     = aws_api_gateway_stage.this.xray_tracing_enabled && length(aws_api_gateway_domain_name.this) == 0 && output.api_url == aws_api_gateway_stage.this.invoke_url
    error_message = "The API must be traced, and have the name that AWS gives unless it has one of its own."
  }

  assert {
    condition     = length(aws_api_gateway_rest_api_policy.this) == 0
    error_message = "Without a resource policy the authorizers decide alone."
  }

  assert {
    condition     = jsondecode(aws_api_gateway_rest_api.this.body) == var.openapi
    error_message = "The API must be imported from its document."
  }

  assert {
    condition = alltrue([
      for group in [aws_cloudwatch_log_group.access, aws_cloudwatch_log_group.execution] : group.retention_in_days == 14
    ])
    error_message = "Every log group must have its retention."
  }

  assert {
    condition     = aws_cloudwatch_log_group.execution.name == "API-Gateway-Execution-Logs_mockapi123/v1"
    error_message = "The group of the execution log must be the one that API Gateway writes to."
  }

  assert {
    condition     = !can(regex("(?i)header|token", one(aws_api_gateway_stage.this.access_log_settings).format)) && !one(aws_api_gateway_method_settings.this.settings).data_trace_enabled
    error_message = "No header may be logged: the tokens travel in them."
  }

  assert {
    condition     = one(aws_api_gateway_method_settings.this.settings).throttling_rate_limit == 5 && one(aws_api_gateway_method_settings.this.settings).throttling_burst_limit == 10
    error_message = "The stage must be throttled."
  }
}

run "edge" {
  module {
    source = "./modules/api"
  }

  variables {
    endpoint_type = "EDGE"
  }

  assert {
    condition     = one(aws_api_gateway_rest_api.this.endpoint_configuration).types == tolist(["EDGE"]) && length(aws_api_gateway_rest_api_policy.this) == 0
    error_message = "An edge API must be one, and the authorizers decide alone."
  }
}

run "private" {
  module {
    source = "./modules/api"
  }

  variables {
    endpoint_type    = "PRIVATE"
    vpc_endpoint_ids = ["vpce-0123456789abcdef0"]
  }

  assert {
    condition     = one(aws_api_gateway_rest_api.this.endpoint_configuration).types == tolist(["PRIVATE"]) && aws_api_gateway_rest_api.this.put_rest_api_mode == "merge"
    error_message = "A private API must be one, and keep its endpoints when its document is imported again."
  }

  assert {
    condition     = one(aws_api_gateway_rest_api.this.endpoint_configuration).vpc_endpoint_ids == toset(["vpce-0123456789abcdef0"])
    error_message = "A private API must be reachable through its endpoint."
  }

  assert {
    condition = [
      for statement in jsondecode(aws_api_gateway_rest_api_policy.this["private"].policy).Statement :
      statement.Condition.StringNotEquals["aws:SourceVpce"] if statement.Effect == "Deny"
    ] == [["vpce-0123456789abcdef0"]]
    error_message = "A private API must refuse whoever doesn't come through its endpoint."
  }
}

run "private_without_endpoint" {
  command = plan

  module {
    source = "./modules/api"
  }

  variables {
    endpoint_type = "PRIVATE"
  }

  expect_failures = [var.vpc_endpoint_ids]
}

run "regional_with_endpoint" {
  command = plan

  module {
    source = "./modules/api"
  }

  variables {
    endpoint_type    = "REGIONAL"
    vpc_endpoint_ids = ["vpce-0123456789abcdef0"]
  }

  expect_failures = [var.vpc_endpoint_ids]
}

run "name_of_its_own" {
  module {
    source = "./modules/api"
  }

  variables {
    endpoint_type = "REGIONAL"
    domain = {
      name            = "api.orders.test.example.com"
      certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"
      hosted_zone_id  = "Z0123456789ABCDEFGHIJ"
    }
  }

  assert {
    condition     = output.api_url == "https://api.orders.test.example.com/v1" && one(values(aws_route53_record.api)).name == "api.orders.test.example.com"
    error_message = "The stage must be reached by the API's own name."
  }

  assert {
    condition     = aws_api_gateway_domain_name.this["api.orders.test.example.com"].security_policy == "TLS_1_2" && aws_api_gateway_domain_name.this["api.orders.test.example.com"].certificate_arn == null
    error_message = "A regional name must have a regional certificate, and TLS 1.2 at least."
  }
}

run "private_with_a_name" {
  command = plan

  module {
    source = "./modules/api"
  }

  variables {
    endpoint_type    = "PRIVATE"
    vpc_endpoint_ids = ["vpce-0123456789abcdef0"]
    domain           = { name = "api.orders.test.example.com", certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1" }
  }

  expect_failures = [var.domain]
}
