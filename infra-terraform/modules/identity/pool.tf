# From tokens to credentials: the identity pool, which role a group gives, and what of the token becomes a session tag.

resource "aws_cognito_identity_pool" "this" {
  identity_pool_name               = var.definition.identityPool.name
  allow_unauthenticated_identities = var.definition.identityPool.allowUnauthenticatedIdentities
  allow_classic_flow               = var.definition.identityPool.allowClassicFlow

  dynamic "cognito_identity_providers" {
    for_each = var.definition.identityPool.clients
    content {
      client_id               = aws_cognito_user_pool_client.this[cognito_identity_providers.value].id
      provider_name           = aws_cognito_user_pool.this.endpoint
      server_side_token_check = var.definition.identityPool.serverSideTokenCheck
    }
  }
}

# A pool has to have a default role. The mapping never falls back to it, and if it did: this one lets itself be assumed by
# nobody and may do nothing.
resource "aws_iam_role" "nobody" {
  name        = "${var.definition.identityPool.name}-nobody"
  description = "Default role of the identity pool: assumed by nobody"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = { Federated = "cognito-identity.amazonaws.com" }
      Action    = ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]
    }]
  })
}

resource "aws_cognito_identity_pool_roles_attachment" "this" {
  identity_pool_id = aws_cognito_identity_pool.this.id
  roles            = { authenticated = aws_iam_role.nobody.arn }

  dynamic "role_mapping" {
    for_each = var.definition.identityPool.clients
    content {
      identity_provider         = "${aws_cognito_user_pool.this.endpoint}:${aws_cognito_user_pool_client.this[role_mapping.value].id}"
      type                      = var.definition.identityPool.roleMapping.type
      ambiguous_role_resolution = var.definition.identityPool.roleMapping.ambiguousRoleResolution
    }
  }
}

resource "aws_cognito_identity_pool_provider_principal_tag" "this" {
  identity_pool_id       = aws_cognito_identity_pool.this.id
  identity_provider_name = aws_cognito_user_pool.this.endpoint
  use_defaults           = false
  principal_tags         = var.definition.identityPool.principalTags

  # The tag belongs to a provider, which the identity pool has through its clients.
  depends_on = [aws_cognito_identity_pool_roles_attachment.this]
}
