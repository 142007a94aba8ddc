# Renders the definitions with given values and nothing else, to be compared with what the local cloud renders.

terraform {
  required_version = ">= 1.10"
}

variable "folder" {
  type        = string
  description = "Folder of the definitions."
}

variable "values" {
  type        = map(string)
  description = "Values of the placeholders."
}

module "definitions" {
  source = "../../modules/definitions"

  folder                     = var.folder
  region                     = var.values.region
  account_id                 = var.values.account_id
  name                       = var.values.name
  stage                      = var.values.stage
  web_url                    = var.values.web_url
  public_client_callback_url = var.values.public_client_callback_url
  user_pool_id               = var.values.user_pool_id
  user_pool_arn              = var.values.user_pool_arn
  identity_pool_id           = var.values.identity_pool_id
  identity_provider          = var.values.identity_provider
  web_client_id              = var.values.web_client_id
  public_client_id           = var.values.public_client_id
  issuer                     = var.values.issuer
  hosted_ui_url              = var.values.hosted_ui_url
  api_url                    = var.values.api_url
  api_service_url            = var.values.api_service_url
  vpc_link_id                = var.values.vpc_link_id
  mail_from                  = var.values.mail_from
  approvals = {
    auto_approve_below        = var.values.auto_approve_below
    decide_within_seconds     = var.values.decide_within_seconds
    escalation_within_seconds = var.values.escalation_within_seconds
  }
}

output "documents" {
  description = "The rendered documents by file."
  value = merge(
    {
      "identity.yaml"  = jsonencode(module.definitions.identity)
      "tables.yaml"    = jsonencode(module.definitions.tables)
      "products.yaml"  = jsonencode(module.definitions.products)
      "streams.yaml"   = jsonencode(module.definitions.streams)
      "queues.yaml"    = jsonencode(module.definitions.queues)
      "pipes.yaml"     = jsonencode(module.definitions.pipes)
      "mail.yaml"      = jsonencode(module.definitions.mail)
      "functions.yaml" = jsonencode(module.definitions.functions)
      "workflows.yaml" = jsonencode(module.definitions.workflows)
      "roles.yaml"     = jsonencode(module.definitions.roles)
      "services.yaml"  = jsonencode(module.definitions.services)
      "openapi.yaml"   = jsonencode(module.definitions.openapi)
    },
    { for file, text in module.definitions.policies : "policies/${file}" => text },
    { for file, text in module.definitions.state_machines : "workflows/${file}" => text },
    { for file, text in module.definitions.trust : "trust/${file}" => text },
  )
}
