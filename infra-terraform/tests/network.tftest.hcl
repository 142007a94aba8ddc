# The network: what has a public address, and which way out there is.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name                 = "orders-test"
  region               = "eu-west-1"
  account_id           = "111122223333"
  cidr                 = "10.40.0.0/22"
  zones                = ["a", "b", "c"]
  nat_gateway_per_zone = true
  interface_endpoints  = ["logs"]
  log_retention_days   = 14
}

run "three_zones" {
  module {
    source = "./modules/network"
  }

  assert {
    condition     = alltrue([for subnet in concat(values(aws_subnet.public), values(aws_subnet.private)) : !subnet.map_public_ip_on_launch])
    error_message = "Nothing may get a public address unasked."
  }

  assert {
    condition     = length(distinct([for subnet in concat(values(aws_subnet.public), values(aws_subnet.private)) : subnet.cidr_block])) == 6 && length(output.private_subnet_ids) == 3
    error_message = "Each zone must have a public and a private subnet, and none may overlap."
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 3
    error_message = "Each zone must have its own way out."
  }

  assert {
    condition = alltrue([
      for endpoint in [aws_vpc_endpoint.dynamodb, aws_vpc_endpoint.s3] : alltrue([
        for statement in jsondecode(endpoint.policy).Statement : statement.Resource != "*"
      ])
    ])
    error_message = "Through an endpoint only the tables of the application and the layers of images are reached."
  }

  assert {
    condition     = aws_vpc_endpoint.interface["logs"].private_dns_enabled && alltrue([for rule in aws_vpc_security_group_ingress_rule.endpoints : rule.from_port == 443 && rule.cidr_ipv4 != "0.0.0.0/0"])
    error_message = "An interface endpoint must answer the private subnets by HTTPS alone."
  }

  assert {
    condition     = aws_cloudwatch_log_group.flow.retention_in_days == 14 && aws_flow_log.this.traffic_type == "REJECT"
    error_message = "What was refused must be logged, and the log have its retention."
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_iam_role_policy.flow_log.policy).Statement : alltrue([for resource in statement.Resource : startswith(resource, "arn:aws:logs:")])])
    error_message = "The flow log may write to its own group alone."
  }

  assert {
    condition     = length(aws_default_security_group.this.ingress) == 0 && length(aws_default_security_group.this.egress) == 0
    error_message = "The default group must let nothing through."
  }
}

run "one_nat_gateway" {
  module {
    source = "./modules/network"
  }

  variables {
    zones                = ["a", "b"]
    nat_gateway_per_zone = false
  }

  assert {
    condition     = keys(aws_nat_gateway.this) == ["eu-west-1a"] && length(aws_route.nat) == 2
    error_message = "All zones must share the one way out."
  }
}
