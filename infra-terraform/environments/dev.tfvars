# Copy, and put in your own names; nothing here outlives a `terraform destroy`. Idle it costs about 185 US dollars a month
# (docs/costs.md).
region              = "eu-west-1"
name                = "orders-dev"
deletion_protection = false

network = {
  cidr                 = "10.40.0.0/16"
  zones                = ["a", "b"]
  nat_gateway_per_zone = false
}

web = {
  domain          = "orders.dev.example.com"
  certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"
}

images = {
  api-service  = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders/api-service:0.1.0"
  web-frontend = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders/web-frontend:0.1.0"
}

capacity = {
  cpu_units     = 512
  memory_mib    = 1024
  minimum_tasks = 1
  maximum_tasks = 2
}

throttle = {
  requests_per_second = 50
  burst_requests      = 100
}

observability = {
  log_retention_days = 14
  alarm_email        = "operations@example.com"
  monthly_budget_usd = 200
}
