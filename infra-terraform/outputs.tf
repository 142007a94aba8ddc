# `terraform output -json` is the environment.json of a deployed stack: what the end-to-end tests know of their target.

output "region" {
  description = "AWS region."
  value       = var.region
}

output "web_url" {
  description = "URL of the web front end."
  value       = local.web_url
}

output "api_url" {
  description = "URL of the API with its stage."
  value       = module.api.api_url
}

output "api_endpoint_type" {
  description = "REGIONAL, PRIVATE or EDGE."
  value       = var.endpoint_type
}

output "hosted_ui_url" {
  description = "URL of the Hosted UI."
  value       = module.identity.hosted_ui_url
}

output "issuer" {
  description = "Issuer of the tokens."
  value       = module.identity.issuer
}

output "user_pool_id" {
  description = "Id of the user pool."
  value       = module.identity.user_pool_id
}

output "web_client_id" {
  description = "Client id of the web front end."
  value       = module.identity.client_ids["web"]
}

output "public_client_id" {
  description = "Client id of native clients."
  value       = module.identity.client_ids["public"]
}

output "public_client_callback_url" {
  description = "Where the Hosted UI sends native clients back to."
  value       = var.public_client_callback_url
}

output "identity_pool_id" {
  description = "Id of the identity pool."
  value       = module.identity.identity_pool_id
}

output "orders_table" {
  description = "Table of orders."
  value       = module.data.table_names["orders"]
}

output "order_approvals_table" {
  description = "Table of decisions on orders."
  value       = module.data.table_names["order-approvals"]
}

output "approval_tasks_table" {
  description = "Table of what waits for an approver."
  value       = module.data.table_names["approval-tasks"]
}

output "products_table" {
  description = "Table of the catalogue."
  value       = module.data.table_names["products"]
}

output "telemetry_stream" {
  description = "Stream of telemetry events."
  value       = module.telemetry.stream_names["telemetry"]
}

output "telemetry_rollups_table" {
  description = "Table of what was counted of the events."
  value       = module.data.table_names["telemetry-rollups"]
}

output "order_approval_state_machine_arn" {
  description = "State machine that decides on new orders."
  value       = module.workflows.state_machine_arns["order-approval"]
}

output "web_target_host" {
  description = "Where web.domain has to point, unless web.hosted_zone_id let Terraform do it."
  value       = local.edge ? module.edge["edge"].host : module.services.web_load_balancer.host
}

output "dashboard_url" {
  description = "What the environment is doing."
  value       = module.observability.dashboard_url
}
