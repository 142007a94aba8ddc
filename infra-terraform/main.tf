data "aws_caller_identity" "this" {}

locals {
  stage   = "v1"
  web_url = "https://${var.web.domain}"
  # Within the web front end's own domain, so that one verified domain is enough.
  mail_from = "orders@${var.web.domain}"
  edge      = var.web.edge != null
}

# Every module gets what it builds from here. The definitions need what the modules make, and the other way round; it is no
# circle, because each document is rendered with the values that it uses (docs/decisions/0012-terraform-order.md).
module "definitions" {
  source = "./modules/definitions"

  folder                     = "${path.root}/definitions"
  region                     = var.region
  account_id                 = data.aws_caller_identity.this.account_id
  name                       = var.name
  stage                      = local.stage
  web_url                    = local.web_url
  public_client_callback_url = var.public_client_callback_url
  user_pool_id               = module.identity.user_pool_id
  user_pool_arn              = module.identity.user_pool_arn
  identity_pool_id           = module.identity.identity_pool_id
  identity_provider          = module.identity.identity_provider
  web_client_id              = module.identity.client_ids["web"]
  public_client_id           = module.identity.client_ids["public"]
  issuer                     = module.identity.issuer
  hosted_ui_url              = module.identity.hosted_ui_url
  api_url                    = module.api.api_url
  api_service_url            = module.services.api_service_url
  vpc_link_id                = module.api.vpc_link_id
  mail_from                  = local.mail_from
  approvals                  = var.approvals
}

module "identity" {
  source = "./modules/identity"

  definition          = module.definitions.identity
  domain_prefix       = "${var.name}-${data.aws_caller_identity.this.account_id}"
  role_arns           = module.permissions.role_arns
  deletion_protection = var.deletion_protection
}

module "permissions" {
  source = "./modules/permissions"

  roles    = module.definitions.roles.roles
  trust    = module.definitions.trust
  policies = module.definitions.policies
}

module "data" {
  source = "./modules/data"

  tables              = module.definitions.tables.tables
  products            = module.definitions.products.products
  deletion_protection = var.deletion_protection
}

module "telemetry" {
  source = "./modules/telemetry"

  streams = module.definitions.streams.streams
}

module "queues" {
  source = "./modules/queues"

  queues = module.definitions.queues.queues
}

module "functions" {
  source = "./modules/functions"

  functions          = module.definitions.functions.functions
  event_sources      = module.definitions.functions.eventSources
  packages           = { functions = var.functions_package }
  role_arns          = module.permissions.role_arns
  stream_arns        = module.telemetry.stream_arns
  queue_arns         = module.queues.queue_arns
  log_retention_days = var.observability.log_retention_days
}

module "mail" {
  source = "./modules/mail"

  sender         = module.definitions.mail.sender
  domain         = var.web.domain
  hosted_zone_id = var.web.hosted_zone_id
}

module "workflows" {
  source = "./modules/workflows"

  workflows          = module.definitions.workflows.workflows
  documents          = module.definitions.state_machines
  pipes              = module.definitions.pipes.pipes
  queue_arns         = module.queues.queue_arns
  role_arns          = module.permissions.role_arns
  table_stream_arns  = module.data.stream_arns
  log_retention_days = var.observability.log_retention_days
}

module "network" {
  source = "./modules/network"

  name                 = var.name
  region               = var.region
  account_id           = data.aws_caller_identity.this.account_id
  cidr                 = var.network.cidr
  zones                = var.network.zones
  nat_gateway_per_zone = var.network.nat_gateway_per_zone
  # Its private DNS hides every public API of the region from the VPC, so that it is there for a private one alone.
  interface_endpoints = setunion(var.network.interface_endpoints, var.endpoint_type == "PRIVATE" ? ["execute-api"] : [])
  log_retention_days  = var.observability.log_retention_days
}

module "services" {
  source = "./modules/services"

  name                = var.name
  region              = var.region
  services            = module.definitions.services.services
  images              = var.images
  role_arns           = module.permissions.role_arns
  task_trust          = module.definitions.trust["ecs-tasks.json"]
  secrets             = { web-client-secret = module.identity.client_secrets["web"] }
  vpc_id              = module.network.vpc_id
  public_subnet_ids   = module.network.public_subnet_ids
  private_subnet_ids  = module.network.private_subnet_ids
  web                 = var.web
  behind_edge         = local.edge
  capacity            = var.capacity
  deletion_protection = var.deletion_protection
  log_retention_days  = var.observability.log_retention_days
}

module "api" {
  source = "./modules/api"

  name               = var.name
  openapi            = module.definitions.openapi
  stage              = local.stage
  endpoint_type      = var.endpoint_type
  vpc_endpoint_ids   = [for service, id in module.network.interface_endpoint_ids : id if service == "execute-api"]
  load_balancer_arn  = module.services.api_service_load_balancer_arn
  throttle           = var.throttle
  domain             = var.api_domain
  log_retention_days = var.observability.log_retention_days
}

# Behind CloudFront the web front end has its firewall there.
module "web_firewall" {
  source   = "./modules/firewall"
  for_each = toset(local.edge ? [] : ["web"])

  name                 = "${var.name}-web"
  resource_arns        = { load-balancer = module.services.web_load_balancer.arn }
  requests_per_address = var.throttle.requests_per_address
  log_retention_days   = var.observability.log_retention_days
}

# The web front end calls the API for everybody, from the addresses of the NAT gateways. A private API nobody else reaches.
module "api_firewall" {
  source   = "./modules/firewall"
  for_each = toset(var.endpoint_type == "PRIVATE" ? [] : ["api"])

  name                 = "${var.name}-api"
  resource_arns        = { stage = module.api.stage_arn }
  requests_per_address = var.throttle.requests_per_address
  unlimited_cidrs      = module.network.nat_cidrs
  log_retention_days   = var.observability.log_retention_days
}

module "edge_firewall" {
  source   = "./modules/firewall"
  for_each = toset(local.edge ? ["edge"] : [])

  providers = { aws = aws.us_east_1 }

  name                 = "${var.name}-edge"
  scope                = "CLOUDFRONT"
  requests_per_address = var.throttle.requests_per_address
  log_retention_days   = var.observability.log_retention_days
}

module "edge" {
  source   = "./modules/edge"
  for_each = toset(local.edge ? ["edge"] : [])

  name            = var.name
  domain          = var.web.domain
  certificate_arn = var.web.edge.certificate_arn
  hosted_zone_id  = var.web.hosted_zone_id
  load_balancer   = module.services.web_load_balancer
  web_acl_arn     = module.edge_firewall["edge"].web_acl_arn
}

module "observability" {
  source = "./modules/observability"

  name                    = var.name
  region                  = var.region
  account_id              = data.aws_caller_identity.this.account_id
  api                     = { name = var.name, stage = local.stage }
  services                = module.services.metrics
  state_machine_arns      = module.workflows.state_machine_arns
  pipe_names              = module.workflows.pipe_names
  dead_letter_queue_names = module.queues.queue_names
  functions               = module.functions.functions
  stream_names            = module.telemetry.stream_names
  table_names             = module.data.table_names
  alarm_email             = var.observability.alarm_email
  monthly_budget_usd      = var.observability.monthly_budget_usd
}

moved {
  from = module.workflows.aws_sqs_queue.this
  to   = module.queues.aws_sqs_queue.this
}
