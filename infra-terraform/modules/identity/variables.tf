variable "definition" {
  type = object({
    userPool = object({
      name                     = string
      usernameAttributes       = list(string)
      autoVerifiedAttributes   = list(string)
      allowAdminCreateUserOnly = bool
      mfaConfiguration         = string
      passwordPolicy = object({
        minimumLength                 = number
        requireLowercase              = bool
        requireUppercase              = bool
        requireNumbers                = bool
        requireSymbols                = bool
        temporaryPasswordValidityDays = number
      })
    })
    resourceServer = object({
      identifier = string
      name       = string
      scopes     = map(string)
    })
    clients = map(object({
      name                        = string
      generateSecret              = bool
      allowedOAuthFlows           = list(string)
      allowedOAuthScopes          = list(string)
      callbackUrls                = list(string)
      logoutUrls                  = list(string)
      accessTokenValidityMinutes  = number
      idTokenValidityMinutes      = number
      refreshTokenValidityMinutes = number
      enableTokenRevocation       = bool
      preventUserExistenceErrors  = string
    }))
    groups = map(object({
      description = string
      role        = string
      precedence  = number
    }))
    identityPool = object({
      name                           = string
      allowUnauthenticatedIdentities = bool
      allowClassicFlow               = bool
      serverSideTokenCheck           = bool
      clients                        = list(string)
      roleMapping                    = object({ type = string, ambiguousRoleResolution = string })
      principalTags                  = map(string)
    })
  })
  description = "identity.yaml"
}

variable "domain_prefix" {
  type        = string
  description = "First label of the Hosted UI's host, unique in the region."
}

variable "role_arns" {
  type        = map(string)
  description = "ARNs of the roles by key."
}

variable "deletion_protection" {
  type        = bool
  description = "Whether the user pool has to be unprotected before it can be deleted."
}
