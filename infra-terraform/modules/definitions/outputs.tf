output "identity" {
  description = "identity.yaml"
  value       = local.identity
}

output "tables" {
  description = "tables.yaml"
  value       = local.tables
}

output "products" {
  description = "products.yaml"
  value       = local.products
}

output "streams" {
  description = "streams.yaml"
  value       = local.streams
}

output "roles" {
  description = "roles.yaml"
  value       = local.roles
}

output "policies" {
  description = "Texts of policies/*.json by file name."
  value       = local.policies
}

output "trust" {
  description = "Texts of trust/*.json by file name."
  value       = local.trust
}

output "openapi" {
  description = "openapi.yaml"
  value       = local.openapi
}

output "services" {
  description = "services.yaml; only the values of the environment may be unknown until apply."
  value = {
    services = {
      for key, shape in local.service_shapes.services : key => merge(shape, {
        environment = {
          for variable in keys(shape.environment) : variable => local.services.services[key].environment[variable]
        }
      })
    }
  }
}

output "workflows" {
  description = "The state machines, from workflows.yaml."
  value       = local.workflows
}

output "state_machines" {
  description = "The state machines' rendered documents by file."
  value       = local.state_machines
}

output "queues" {
  description = "The queues, from queues.yaml."
  value       = local.queues
}

output "pipes" {
  description = "The pipes, from pipes.yaml."
  value       = local.pipes
}

output "mail" {
  description = "Where mail comes from, from mail.yaml."
  value       = local.mail
}

output "functions" {
  description = "The functions and what calls them, from functions.yaml."
  value       = local.functions
}
