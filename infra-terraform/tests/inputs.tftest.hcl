# What is refused at plan.

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

# Most at once: each of them is refused by itself.
run "wrong_values" {
  command = plan

  variables {
    region                     = "cn-north-1"
    endpoint_type              = "GLOBAL"
    network                    = { cidr = "10.40.0.1/16", zones = ["a"], interface_endpoints = ["logs", "execute-api"] }
    public_client_callback_url = "http://example.com/callback"
    capacity                   = { cpu_units = 256, memory_mib = 8192, minimum_tasks = 1, maximum_tasks = 2 }
    throttle                   = { requests_per_second = 0, burst_requests = 1, requests_per_address = 1 }
    observability              = { log_retention_days = 8, alarm_email = "operations", monthly_budget_usd = 0 }
  }

  expect_failures = [
    var.region,
    var.endpoint_type,
    var.network,
    var.public_client_callback_url,
    var.capacity,
    var.throttle,
    var.observability,
  ]
}

run "other_wrong_values" {
  command = plan

  variables {
    name          = "orders-of-a-name-too-long"
    network       = { cidr = "8.8.0.0/16", zones = ["a", "a"] }
    endpoint_type = "EDGE"
    api_domain    = { name = "api.orders.test.example.com", certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1" }
    web           = { domain = "https://orders.example.com", certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1" }
    capacity      = { cpu_units = 512, memory_mib = 1024, minimum_tasks = 3, maximum_tasks = 2 }
    throttle      = { requests_per_second = 20000, burst_requests = 1 }
  }

  expect_failures = [var.name, var.network, var.web, var.capacity, var.throttle, var.api_domain]
}

run "reserved_name_and_a_name_for_a_private_api" {
  command = plan

  variables {
    endpoint_type = "PRIVATE"
    api_domain    = { name = "api.orders.test.example.com", certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1" }
    name          = "my-aws-orders"
    network       = { cidr = "10.40.0.0/28" }
    web = {
      domain          = "orders.example.com"
      certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1"
      edge            = { certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1" }
    }
  }

  expect_failures = [var.name, var.network, var.web, var.api_domain]
}

run "network_around_another_and_missing_functions" {
  command = plan

  variables {
    network           = { cidr = "10.40.0.0/16", connected_cidrs = ["192.168.0.0/16", "10.40.255.0/28"] }
    functions_package = "../functions/target/never-built.zip"
  }

  expect_failures = [var.network, var.functions_package]
}

run "network_inside_another" {
  command = plan

  variables {
    network = { cidr = "10.40.0.0/20", connected_cidrs = ["10.32.0.0/11"] }
  }

  expect_failures = [var.network]
}

# Which images there have to be the definitions say, which are read once all other inputs are good.
run "missing_image" {
  command = plan

  variables {
    images = { api-service = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders/api-service:1.0.0" }
  }

  expect_failures = [var.images]
}

run "image_without_a_version" {
  command = plan

  variables {
    images = {
      api-service  = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders/api-service:latest"
      web-frontend = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders/web-frontend:1.0.0"
    }
  }

  expect_failures = [var.images]
}
