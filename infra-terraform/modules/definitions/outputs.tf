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
