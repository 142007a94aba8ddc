# The whole root, with each type of endpoint and with each environment's own protection.

mock_provider "aws" {
  source = "./tests/mocks"
}

mock_provider "aws" {
  alias  = "us_east_1"
  source = "./tests/mocks"
}

variables {
  region = "eu-west-1"
  name   = "orders-test"
  web = {
    domain          = "orders.test.example.com"
    certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"
  }
  images = {
    api-service  = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders/api-service:1.0.0"
    web-frontend = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders/web-frontend:1.0.0"
  }
  # Any file does: nothing is sent anywhere.
  functions_package = "definitions/functions.yaml"
}

run "regional" {
  variables {
    network = { cidr = "10.40.0.0/16", connected_cidrs = ["10.41.0.0/16", "192.168.0.0/16"] }
  }

  assert {
    condition     = output.api_endpoint_type == "REGIONAL" && length(module.network.interface_endpoint_ids) == 0
    error_message = "An API is REGIONAL unless asked otherwise, and the VPC then has no endpoint that hides public APIs."
  }

  assert {
    condition     = output.issuer == "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_MockPool1"
    error_message = "The issuer must be what Cognito writes into its tokens."
  }

  assert {
    condition     = output.hosted_ui_url == "https://orders-test-111122223333.auth.eu-west-1.amazoncognito.com"
    error_message = "The Hosted UI's host must be the user pool's domain."
  }

  assert {
    condition     = module.definitions.services.services["web-frontend"].environment.API_URL == output.api_url
    error_message = "The web front end must be given the API's URL."
  }

  assert {
    condition     = module.definitions.openapi.paths["/orders"].get["x-amazon-apigateway-integration"].uri == "http://mock.elb.eu-west-1.amazonaws.com/orders"
    error_message = "The API must lead to the load balancer of api-service."
  }

  assert {
    condition     = output.approval_tasks_table == "orders-test-approval-tasks" && output.telemetry_stream == "orders-test-telemetry" && output.telemetry_rollups_table == "orders-test-telemetry-rollups" && startswith(output.order_approval_state_machine_arn, "arn:aws:states:")
    error_message = "Whoever tests a deployed stack must find its approvals."
  }

  assert {
    condition     = module.definitions.mail.sender == "orders@orders.test.example.com"
    error_message = "Mail must come from the web front end's domain."
  }

  assert {
    condition     = keys(module.data.stream_arns) == ["orders"]
    error_message = "The pipes read changes of orders, and nobody reads those of other tables."
  }

  assert {
    condition     = keys(module.web_firewall) == ["web"] && keys(module.api_firewall) == ["api"] && length(module.edge) == 0
    error_message = "Each way in from the internet must have its firewall, and CloudFront is paid for by whoever asks for it."
  }

  assert {
    condition     = output.web_target_host == "mock.elb.eu-west-1.amazonaws.com"
    error_message = "The host name must point to the load balancer."
  }
}

run "private" {
  command = plan

  variables {
    endpoint_type = "PRIVATE"
  }

  assert {
    condition     = keys(module.network.interface_endpoint_ids) == ["execute-api"]
    error_message = "A private API needs the endpoint of execute-api, and no other is paid for unasked."
  }

  assert {
    condition     = length(module.api_firewall) == 0 && keys(module.web_firewall) == ["web"]
    error_message = "Nobody of the internet reaches a private API; the web front end they do."
  }
}

run "edge" {
  command = plan

  variables {
    endpoint_type = "EDGE"
    web = {
      domain          = "orders.test.example.com"
      certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"
      hosted_zone_id  = "Z0123456789ABCDEFGHIJ"
      edge            = { certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000" }
    }
    api_domain = {
      name            = "api.orders.test.example.com"
      certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"
    }
  }

  assert {
    condition     = output.api_endpoint_type == "EDGE" && length(module.network.interface_endpoint_ids) == 0
    error_message = "An edge API has no endpoint in the VPC."
  }

  assert {
    condition     = keys(module.edge) == ["edge"] && keys(module.edge_firewall) == ["edge"] && length(module.web_firewall) == 0
    error_message = "CloudFront must stand before the web front end, and its firewall with it."
  }

  assert {
    condition     = output.api_url == "https://api.orders.test.example.com/v1"
    error_message = "The API must be called by its own name."
  }
}
