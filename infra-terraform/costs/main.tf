# What an environment costs a month, idle and by orders. No provider and no account: terraform -chdir=costs apply
# -var-file=../environments/NAME.tfvars. The formulas are the locals below, the prices in prices.tf, docs/costs.md the outcome.

terraform {
  required_version = ">= 1.10"
}

locals {
  usd       = { for name, price in var.prices : name => price.usd }
  hours     = 730
  zones     = length(var.network.zones)
  nat       = var.network.nat_gateway_per_zone ? local.zones : 1
  vcpu      = var.capacity.cpu_units / 1024
  memory_gb = var.capacity.memory_mib / 1024
  services  = 2

  # Alarms: two of the API, one a service, three a workflow, two a pipe, one a queue, two a stream, and eight a table, six of
  # which are its errors by operation.
  alarm_metrics = 2 + local.services + 3 * 2 + 2 * 2 + 2 + 2 + 8 * 4
  # Container Insights: about so many metrics a cluster and service.
  insight_metrics = 15 * (1 + local.services)

  # What stands there whether or not anybody comes.
  task_month = local.hours * (local.vcpu * local.usd.vcpu_hour + local.memory_gb * local.usd.memory_gb_hour)
  standing = {
    "NAT gateways"               = local.hours * local.nat * local.usd.nat_hour
    "Public addresses"           = local.hours * (local.nat + local.zones) * local.usd.address_hour
    "Interface endpoints"        = local.hours * length(var.network.interface_endpoints) * local.zones * local.usd.endpoint_hour
    "Load balancers"             = local.hours * 2 * local.usd.balancer_hour
    "Telemetry stream"           = local.hours * local.usd.stream_hour
    "Firewalls"                  = 2 * (local.usd.web_acl + 4 * local.usd.web_acl_rule)
    "Alarms, dashboard, metrics" = local.alarm_metrics * local.usd.alarm + local.usd.dashboard + local.insight_metrics * local.usd.container_insight
    "Key and secret"             = local.usd.key + local.usd.secret
  }

  # States that an order goes through: workflows/order-approval.asl.json, with mail and telemetry; waiting for a person is two more.
  transitions = 16 + 2 * var.usage.share_decided_by_people

  # Write units of an order: placing it is a transaction (each unit twice) on the order and its idempotency record; the workflow
  # claims it, then records the decision in a transaction on both rows. A person's decision opens and closes a task besides.
  write_units = (
    (2 * var.usage.order_kib + 2) + var.usage.order_kib + 4 * var.usage.order_kib
    + var.usage.share_decided_by_people * (2 * 6 * var.usage.order_kib)
    + var.usage.share_cancelled * (2 * var.usage.order_kib)
  )
  # A list or an order is two reads of the service; the workflow reads the order and the catalogue consistently.
  read_units = 2 * var.usage.reads_per_order + 3

  load = {
    for orders in var.orders_per_month : format("%d", orders) => {
      orders       = orders
      api_requests = orders * (1 + var.usage.reads_per_order)
      pages        = orders * var.usage.pages_per_order
      customers    = orders / var.usage.orders_per_customer
      page_gb      = orders * var.usage.pages_per_order * var.usage.page_kib / 1048576
      log_gb       = 2 * orders * (1 + var.usage.reads_per_order + var.usage.pages_per_order) * var.usage.log_kib_per_request / 1048576
      row_gb       = 2.2 * orders * var.usage.months_kept * var.usage.order_kib / 1048576
      # Each service's tasks at 60 % of their CPU.
      tasks = [
        for requests in [orders * (1 + var.usage.reads_per_order), orders * var.usage.pages_per_order] :
        max(var.capacity.minimum_tasks, ceil(requests / (local.hours * 3600) / var.usage.requests_per_vcpu_second / 0.6 / local.vcpu))
      ]
    }
  }

  lines = {
    for size, load in local.load : size => merge(local.standing, {
      "Containers"          = sum(load.tasks) * local.task_month
      "API"                 = load.api_requests / 1e6 * local.usd.api_request
      "Tables: requests"    = load.orders / 1e6 * (local.write_units * local.usd.table_write + local.read_units * local.usd.table_read)
      "Tables: what's kept" = load.row_gb * (local.usd.table_gb + local.usd.recovery_gb)
      "Approval workflow"   = load.orders * local.transitions / 1e3 * local.usd.transition
      "Cancellations"       = load.orders * var.usage.share_cancelled * (local.usd.express_request / 1e6 + 0.0625 * local.usd.express_gb_second)
      "Pipes"               = load.orders * (1 + var.usage.share_cancelled) / 1e6 * local.usd.pipe_event
      "Telemetry events"    = load.orders * (1 + var.usage.telemetry_events_per_order) / 1048576 * local.usd.stream_gb
      "Mail"                = load.orders / 1e3 * local.usd.mail
      "Sign-in"             = max(0, load.customers - 10000) * local.usd.cognito_user
      "Firewalls: requests" = (load.api_requests + load.pages) / 1e6 * local.usd.web_acl_request
      "Traces"              = 0.05 * (load.api_requests + load.orders) / 1e6 * local.usd.trace
      "Logs"                = load.log_gb * local.usd.log_gb
      "Traffic"             = load.page_gb * (2 * local.usd.nat_gb + local.usd.transfer_gb + local.usd.balancer_unit_hour)
    })
  }

  columns = [for orders in var.orders_per_month : format("%d", orders)]
}
