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

  # How many there are of each: the placeholders in them are text here.
  definitions = merge([
    for name in ["services", "workflows", "pipes", "queues", "functions", "streams", "tables"] :
    yamldecode(file("${path.module}/../definitions/${name}.yaml"))
  ]...)
  services = length(local.definitions.services)
  methods  = sum([for path in values(yamldecode(file("${path.module}/../definitions/openapi.yaml")).paths) : length(path)])

  # Metrics of alarms: two of the API, one a service, three a workflow and a pipe, one a queue, four a function, two a stream,
  # and eight a table, six of which are its errors by operation; four for the orders that wait.
  alarm_metrics = (
    2 + local.services + 3 * length(local.definitions.workflows) + 3 * length(local.definitions.pipes) + length(local.definitions.queues)
    + 4 * length(local.definitions.functions) + 2 * length(local.definitions.streams) + 8 * length(local.definitions.tables) + 4
  )
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
    # A row for each minute of 35 days, and for each hour of 400, of three series.
    "Rollups: what's kept" = 3 * (35 * 1440 + 400 * 24) * var.usage.rollup_row_kib / 1048576 * (local.usd.table_gb + local.usd.recovery_gb)
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

  # What an order leaves in the stream: each request that a service handled, and that it was placed and decided; what browsers
  # say of pages and steps comes in batches, each a request to the front end and one to the API.
  batches_per_order = var.usage.pages_per_order * var.usage.batches_per_page
  events_per_order = (
    1 + var.usage.reads_per_order + var.usage.pages_per_order + local.batches_per_order + 2 + var.usage.share_cancelled
    + var.usage.pages_per_order * var.usage.browser_events_per_page
  )

  # Lambda takes a batch of each shard whenever there is something, each two seconds at most or at 500 records. An on-demand
  # stream has four shards at least, and room for twice its busiest hour.
  source = yamldecode(file("${path.module}/../definitions/functions.yaml")).eventSources.telemetry-rollup
  rollup = {
    for orders in var.orders_per_month : format("%d", orders) => {
      events = orders * local.events_per_order
      shards = max(4, ceil(2 * var.usage.busiest_hour_factor * orders * local.events_per_order / (local.hours * 3600) / 1000))
    }
  }
  invocations = {
    for size, rollup in local.rollup : size => min(rollup.events, max(
      rollup.events / local.source.batchSize,
      rollup.shards * local.hours * 3600 / local.source.maximumBatchingWindowSeconds,
    ))
  }
  rollup_gb_seconds = var.usage.rollup_seconds * local.definitions.functions.telemetry-rollup.memoryMegabytes / 1024
  # A transaction, in which each unit is two: the checkpoint, and a minute's and an hour's row of three series.
  rollup_write_units = 2 * (1 + 2 * 3 * var.usage.rollup_row_kib)

  load = {
    for orders in var.orders_per_month : format("%d", orders) => {
      orders       = orders
      api_requests = orders * (1 + var.usage.reads_per_order + local.batches_per_order)
      pages        = orders * (var.usage.pages_per_order + local.batches_per_order)
      customers    = orders / var.usage.orders_per_customer
      page_gb      = orders * var.usage.pages_per_order * var.usage.page_kib / 1048576
      # Twice for each request, by the gateway or load balancer and by the service; once for each batch that was counted.
      log_gb = (2 * orders * (1 + var.usage.reads_per_order + var.usage.pages_per_order + local.batches_per_order) + local.invocations[format("%d", orders)]) * var.usage.log_kib_per_request / 1048576
      row_gb = 2.2 * orders * var.usage.months_kept * var.usage.order_kib / 1048576
      # Each service's tasks at 60 % of their CPU.
      tasks = [
        for requests in [orders * (1 + var.usage.reads_per_order), orders * (var.usage.pages_per_order + local.batches_per_order)] :
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
      # Each record is paid as a KiB at least, and read once; half of it is what it weighs on its way through the NAT gateway.
      "Telemetry events"    = local.rollup[size].events / 1048576 * (local.usd.stream_gb + local.usd.stream_read_gb + 0.5 * local.usd.nat_gb)
      "Rollup: function"    = local.invocations[size] * (local.usd.lambda_request / 1e6 + local.rollup_gb_seconds * local.usd.lambda_gb_second)
      "Rollup: counters"    = (local.invocations[size] * local.rollup_write_units + load.orders * 2 * (2 + var.usage.share_cancelled)) / 1e6 * local.usd.table_write
      "Metrics by method"   = min(1, load.api_requests / local.hours) * 5 * local.methods * local.usd.custom_metric
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
