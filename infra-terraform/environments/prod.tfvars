# Copy, and put in your own names.
region              = "eu-west-1"
name                = "orders-prod"
deletion_protection = true

network = {
  cidr                 = "10.41.0.0/16"
  zones                = ["a", "b", "c"]
  nat_gateway_per_zone = true
  interface_endpoints  = ["ecr.api", "ecr.dkr", "logs", "secretsmanager"]
}

web = {
  domain          = "orders.example.com"
  certificate_arn = "arn:aws:acm:eu-west-1:444455556666:certificate/00000000-0000-0000-0000-000000000000"
  hosted_zone_id  = "Z0123456789ABCDEFGHIJ"
}

images = {
  api-service  = "444455556666.dkr.ecr.eu-west-1.amazonaws.com/orders/api-service:0.1.0"
  web-frontend = "444455556666.dkr.ecr.eu-west-1.amazonaws.com/orders/web-frontend:0.1.0"
}

capacity = {
  cpu_units     = 1024
  memory_mib    = 2048
  minimum_tasks = 3
  maximum_tasks = 12
}

throttle = {
  requests_per_second = 500
  burst_requests      = 1000
}

observability = {
  log_retention_days = 365
  alarm_email        = "operations@example.com"
  monthly_budget_usd = 2000
}
