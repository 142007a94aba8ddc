data "aws_region" "this" {}

locals {
  pool   = var.definition.userPool
  scopes = [for scope in keys(var.definition.resourceServer.scopes) : "${var.definition.resourceServer.identifier}/${scope}"]
}

resource "aws_cognito_user_pool" "this" {
  name                     = local.pool.name
  username_attributes      = local.pool.usernameAttributes
  auto_verified_attributes = local.pool.autoVerifiedAttributes
  mfa_configuration        = local.pool.mfaConfiguration
  deletion_protection      = var.deletion_protection ? "ACTIVE" : "INACTIVE"
  # Has the classic Hosted UI and all that the definitions use; the other tiers cost more a user.
  user_pool_tier = "LITE"

  admin_create_user_config {
    allow_admin_create_user_only = local.pool.allowAdminCreateUserOnly
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  password_policy {
    minimum_length                   = local.pool.passwordPolicy.minimumLength
    require_lowercase                = local.pool.passwordPolicy.requireLowercase
    require_uppercase                = local.pool.passwordPolicy.requireUppercase
    require_numbers                  = local.pool.passwordPolicy.requireNumbers
    require_symbols                  = local.pool.passwordPolicy.requireSymbols
    temporary_password_validity_days = local.pool.passwordPolicy.temporaryPasswordValidityDays
  }

  username_configuration {
    case_sensitive = false
  }
}

resource "aws_cognito_user_pool_domain" "this" {
  domain       = var.domain_prefix
  user_pool_id = aws_cognito_user_pool.this.id
  # 1 is the classic Hosted UI. 2, managed login, shows no page without a branding, which this provider doesn't know.
  managed_login_version = 1
}

resource "aws_cognito_resource_server" "this" {
  user_pool_id = aws_cognito_user_pool.this.id
  identifier   = var.definition.resourceServer.identifier
  name         = var.definition.resourceServer.name

  dynamic "scope" {
    for_each = var.definition.resourceServer.scopes
    content {
      scope_name        = scope.key
      scope_description = scope.value
    }
  }
}

resource "aws_cognito_user_pool_client" "this" {
  for_each = var.definition.clients

  user_pool_id                         = aws_cognito_user_pool.this.id
  name                                 = each.value.name
  generate_secret                      = each.value.generateSecret
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = each.value.allowedOAuthFlows
  allowed_oauth_scopes                 = each.value.allowedOAuthScopes
  supported_identity_providers         = ["COGNITO"]
  callback_urls                        = each.value.callbackUrls
  logout_urls                          = each.value.logoutUrls
  enable_token_revocation              = each.value.enableTokenRevocation
  prevent_user_existence_errors        = each.value.preventUserExistenceErrors
  # People sign in at the Hosted UI alone: no client takes a password.
  explicit_auth_flows = ["ALLOW_REFRESH_TOKEN_AUTH"]

  access_token_validity  = each.value.accessTokenValidityMinutes
  id_token_validity      = each.value.idTokenValidityMinutes
  refresh_token_validity = each.value.refreshTokenValidityMinutes

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "minutes"
  }

  lifecycle {
    precondition {
      condition = alltrue([
        for scope in each.value.allowedOAuthScopes : !strcontains(scope, "/") || contains(local.scopes, scope)
      ])
      error_message = "Client ${each.key} asks for a scope that the resource server doesn't have; it has ${join(", ", local.scopes)}."
    }
  }

  depends_on = [aws_cognito_resource_server.this]
}

resource "aws_cognito_user_group" "this" {
  for_each = var.definition.groups

  user_pool_id = aws_cognito_user_pool.this.id
  name         = each.key
  description  = each.value.description
  precedence   = each.value.precedence
  role_arn     = var.role_arns[each.value.role]
}
