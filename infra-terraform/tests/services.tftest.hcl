# The containers: what reaches them, what they run as, and what ECS may do for them.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name   = "orders-test"
  region = "eu-west-1"
  services = {
    api-service = {
      artifact        = "api-service"
      port            = 8081
      role            = "api-service"
      healthCheckPath = "/actuator/health/readiness"
      environment     = { ORDERS_TABLE = "orders-test-orders" }
      secrets         = {}
    }
    web-frontend = {
      artifact        = "web-frontend"
      port            = 8080
      role            = "web-frontend"
      healthCheckPath = "/actuator/health/readiness"
      environment     = { WEB_URL = "https://orders.test.example.com" }
      secrets         = { WEB_CLIENT_SECRET = "web-client-secret" }
    }
  }
  images = {
    api-service  = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders/api-service:1.0.0"
    web-frontend = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders/web-frontend@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  }
  role_arns = {
    api-service  = "arn:aws:iam::111122223333:role/orders-test-api-service"
    web-frontend = "arn:aws:iam::111122223333:role/orders-test-web-frontend"
  }
  task_trust         = "{}"
  secrets            = { web-client-secret = "mock-secret" }
  vpc_id             = "vpc-0123456789abcdef0"
  public_subnet_ids  = ["subnet-0000000000000000a", "subnet-0000000000000000b"]
  private_subnet_ids = ["subnet-1000000000000000a", "subnet-1000000000000000b"]
  web = {
    domain          = "orders.test.example.com"
    certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"
  }
  capacity            = { cpu_units = 512, memory_mib = 1024, minimum_tasks = 2, maximum_tasks = 4 }
  deletion_protection = true
  log_retention_days  = 14
}

run "services" {
  module {
    source = "./modules/services"
  }

  assert {
    condition = alltrue([
      for key, definition in aws_ecs_task_definition.this : alltrue([
        for container in jsondecode(definition.container_definitions) :
        container.readonlyRootFilesystem && startswith(container.user, "10001") && container.linuxParameters.capabilities.drop == ["ALL"]
      ])
    ])
    error_message = "A container must not be root, nor write to its image."
  }

  assert {
    condition = {
      for entry in jsondecode(aws_ecs_task_definition.this["api-service"].container_definitions)[0].environment : entry.name => entry.value
    } == { ORDERS_TABLE = "orders-test-orders", AWS_REGION = "eu-west-1", PORT = "8081" }
    error_message = "A service must be given the environment of its definition, its region and its port."
  }

  assert {
    condition     = !strcontains(nonsensitive(aws_ecs_task_definition.this["web-frontend"].container_definitions), "mock-secret") && jsondecode(aws_ecs_task_definition.this["web-frontend"].container_definitions)[0].secrets[0].name == "WEB_CLIENT_SECRET"
    error_message = "A secret must come from Secrets Manager, and not stand in a task definition."
  }

  assert {
    condition     = alltrue([for service in aws_ecs_service.this : !one(service.network_configuration).assign_public_ip && one(service.deployment_circuit_breaker).rollback && !service.enable_execute_command])
    error_message = "A task must have no public address, no shell, and a way back."
  }

  assert {
    condition     = aws_lb.api_service.internal && length([for rule in aws_vpc_security_group_ingress_rule.task : rule if rule.cidr_ipv4 != null]) == 0
    error_message = "Nothing but its load balancer may reach a task, and api-service's must be internal."
  }

  assert {
    condition     = aws_lb_listener.web_https.protocol == "HTTPS" && one(aws_lb_listener.web_http.default_action).type == "redirect" && one(aws_lb_target_group.web_frontend.stickiness).enabled
    error_message = "Browsers must come by HTTPS, and back to the task that has their session."
  }

  assert {
    condition     = aws_lb.api_service.enable_deletion_protection && aws_lb.web_frontend.enable_deletion_protection && alltrue([for secret in aws_secretsmanager_secret.this : secret.recovery_window_in_days == 30])
    error_message = "A protected environment must not be deleted at once."
  }

  assert {
    condition     = alltrue([for group in concat(values(aws_cloudwatch_log_group.this), [aws_cloudwatch_log_group.insights]) : group.retention_in_days == 14]) && length(aws_cloudwatch_log_group.this) == 2 && aws_cloudwatch_log_group.insights.name == "/aws/ecs/containerinsights/orders-test/performance"
    error_message = "Every log group must have its retention."
  }

  assert {
    condition = alltrue([
      for key, policy in aws_iam_role_policy.execution : [
        for statement in jsondecode(policy.policy).Statement : statement.Action if statement.Resource == "*"
      ] == ["ecr:GetAuthorizationToken"]
      ]) && anytrue([
      for statement in jsondecode(aws_iam_role_policy.execution["web-frontend"].policy).Statement :
      statement.Resource == "arn:aws:ecr:eu-west-1:111122223333:repository/orders/web-frontend"
    ])
    error_message = "ECS may pull the image of the service alone."
  }

  assert {
    condition     = keys(aws_iam_role_policy.secrets) == ["web-frontend"]
    error_message = "ECS may read secrets for the service that has some."
  }

  assert {
    condition     = length(aws_route53_record.web) == 0
    error_message = "Without a zone the host name is pointed elsewhere."
  }
}

run "host_name" {
  command = plan

  module {
    source = "./modules/services"
  }

  variables {
    web = {
      domain          = "orders.test.example.com"
      certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"
      hosted_zone_id  = "Z0123456789ABCDEFGHIJ"
    }
  }

  assert {
    condition     = aws_route53_record.web["Z0123456789ABCDEFGHIJ"].name == "orders.test.example.com"
    error_message = "The host name must point to the load balancer."
  }
}
