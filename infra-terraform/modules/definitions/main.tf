# The only place that reads the definitions. Each document is rendered with the values that it may use, known before or
# after others: names first, then the identity pool, then the API.
locals {
  names = {
    region     = var.region
    account_id = var.account_id
    name       = var.name
    stage      = var.stage
  }

  identity_values = merge(local.names, {
    web_url                    = var.web_url
    public_client_callback_url = var.public_client_callback_url
  })

  trust_values = merge(local.names, {
    identity_pool_id = var.identity_pool_id
  })

  policy_values = merge(local.names, {
    user_pool_arn = var.user_pool_arn
    mail_from     = var.mail_from
  })

  workflow_values = merge(local.names, {
    user_pool_id              = var.user_pool_id
    mail_from                 = var.mail_from
    web_url                   = var.web_url
    auto_approve_below        = var.approvals.auto_approve_below
    decide_within_seconds     = var.approvals.decide_within_seconds
    escalation_within_seconds = var.approvals.escalation_within_seconds
  })

  openapi_values = merge(local.names, {
    user_pool_arn   = var.user_pool_arn
    api_service_url = var.api_service_url
    vpc_link_id     = var.vpc_link_id
  })

  service_values = merge(local.identity_values, {
    user_pool_id      = var.user_pool_id
    identity_pool_id  = var.identity_pool_id
    identity_provider = var.identity_provider
    web_client_id     = var.web_client_id
    public_client_id  = var.public_client_id
    issuer            = var.issuer
    hosted_ui_url     = var.hosted_ui_url
    api_url           = var.api_url
  })

  identity = yamldecode(templatefile("${var.folder}/identity.yaml", local.identity_values))
  tables   = yamldecode(templatefile("${var.folder}/tables.yaml", local.names))
  products = yamldecode(templatefile("${var.folder}/products.yaml", local.names))
  streams  = yamldecode(templatefile("${var.folder}/streams.yaml", local.names))
  roles    = yamldecode(templatefile("${var.folder}/roles.yaml", local.names))
  openapi  = yamldecode(templatefile("${var.folder}/openapi.yaml", local.openapi_values))

  policies = {
    for file in fileset("${var.folder}/policies", "*.json") :
    file => templatefile("${var.folder}/policies/${file}", local.policy_values)
  }

  workflows = yamldecode(templatefile("${var.folder}/workflows.yaml", local.names))
  queues    = yamldecode(templatefile("${var.folder}/queues.yaml", local.names))
  pipes     = yamldecode(templatefile("${var.folder}/pipes.yaml", local.names))
  functions = yamldecode(templatefile("${var.folder}/functions.yaml", local.names))
  mail      = yamldecode(templatefile("${var.folder}/mail.yaml", { mail_from = var.mail_from }))

  state_machines = {
    for file in fileset("${var.folder}/workflows", "*.json") :
    file => templatefile("${var.folder}/workflows/${file}", local.workflow_values)
  }

  trust = {
    for file in fileset("${var.folder}/trust", "*.json") :
    file => templatefile("${var.folder}/trust/${file}", local.trust_values)
  }

  services = yamldecode(templatefile("${var.folder}/services.yaml", local.service_values))

  # The same document with every value left out: which services there are has to be known before their environment is.
  service_shapes = yamldecode(
    templatefile("${var.folder}/services.yaml", { for name in keys(local.service_values) : name => "" })
  )
}
