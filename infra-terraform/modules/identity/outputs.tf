output "user_pool_id" {
  description = "Id of the user pool."
  value       = aws_cognito_user_pool.this.id
}

output "user_pool_arn" {
  description = "ARN of the user pool."
  value       = aws_cognito_user_pool.this.arn
}

output "identity_provider" {
  description = "The user pool as the identity pool knows it, without a scheme."
  value       = aws_cognito_user_pool.this.endpoint
}

output "issuer" {
  description = "Issuer of the tokens."
  value       = "https://${aws_cognito_user_pool.this.endpoint}"
}

output "hosted_ui_url" {
  description = "URL of the Hosted UI."
  value       = "https://${aws_cognito_user_pool_domain.this.domain}.auth.${data.aws_region.this.name}.amazoncognito.com"
}

output "client_ids" {
  description = "Ids of the clients by key."
  value       = { for key, client in aws_cognito_user_pool_client.this : key => client.id }
}

output "client_secrets" {
  description = "Secrets of the confidential clients by key."
  value = {
    for key, client in aws_cognito_user_pool_client.this : key => client.client_secret
    if var.definition.clients[key].generateSecret
  }
  sensitive = true
}

output "identity_pool_id" {
  description = "Id of the identity pool."
  value       = aws_cognito_identity_pool.this.id
}
