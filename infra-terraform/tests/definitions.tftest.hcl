# Roles, identity and tables are those of the definitions, to the letter.

mock_provider "aws" {
  source = "./tests/mocks"
}

run "definitions" {
  module {
    source = "./modules/definitions"
  }

  variables {
    folder                     = "definitions"
    region                     = "eu-west-1"
    account_id                 = "111122223333"
    name                       = "orders-test"
    stage                      = "v1"
    web_url                    = "https://orders.test.example.com"
    public_client_callback_url = "http://localhost:8400/callback"
    user_pool_id               = "eu-west-1_MockPool1"
    user_pool_arn              = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_MockPool1"
    identity_pool_id           = "eu-west-1:00000000-1111-2222-3333-444444444444"
    identity_provider          = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_MockPool1"
    web_client_id              = "webclient"
    public_client_id           = "publicclient"
    issuer                     = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_MockPool1"
    hosted_ui_url              = "https://orders-test.auth.eu-west-1.amazoncognito.com"
    api_url                    = "https://mockapi123.execute-api.eu-west-1.amazonaws.com/v1"
    api_service_url            = "http://mock.elb.eu-west-1.amazonaws.com"
    vpc_link_id                = "mocklink"
    mail_from                  = "orders@orders.test.example.com"
    approvals                  = { auto_approve_below = 10000, decide_within_seconds = 86400, escalation_within_seconds = 86400 }
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(output.policies["customer.json"]).Statement :
      statement.Condition["ForAllValues:StringEquals"]["dynamodb:LeadingKeys"] == "$${aws:PrincipalTag/userId}" && statement.Condition.Null["dynamodb:LeadingKeys"] == "false"
    ])
    error_message = "IAM has to see its own variable, not one of Terraform's, and to refuse a request without leading keys."
  }

  # A stream's label is made up by DynamoDB; task tokens and the list of streams are no resources that IAM could name.
  assert {
    condition = length(flatten([
      for text in values(output.policies) : [
        for statement in jsondecode(text).Statement : statement
        if anytrue([for entry in flatten([statement.Action, statement.Resource]) : strcontains(entry, "*")])
        && !contains(["ChangesOfOrders", "FindTheStream", "Decisions", "EndTheWait"], statement.Sid)
      ]
    ])) == 0
    error_message = "A policy must name its actions and resources."
  }
}

run "permissions" {
  module {
    source = "./modules/permissions"
  }

  variables {
    roles    = run.definitions.roles.roles
    trust    = run.definitions.trust
    policies = run.definitions.policies
  }

  assert {
    condition     = jsonencode(var.roles) == jsonencode(run.definitions.roles.roles)
    error_message = "A module must take every attribute that a role has: Terraform drops others without a word."
  }

  assert {
    condition = alltrue([
      for key, role in run.definitions.roles.roles :
      aws_iam_role.this[key].name == role.name &&
      jsondecode(aws_iam_role.this[key].assume_role_policy) == jsondecode(run.definitions.trust[role.trust]) &&
      aws_iam_role.this[key].max_session_duration == role.maxSessionDurationSeconds
    ]) && length(aws_iam_role.this) == length(run.definitions.roles.roles)
    error_message = "Every role must be the one that its definition describes, and there must be no other."
  }

  assert {
    condition = alltrue(flatten([
      for key, role in run.definitions.roles.roles : [
        for file in role.policies :
        jsondecode(aws_iam_role_policy.this["${key}/${file}"].policy) == jsondecode(run.definitions.policies[file])
      ]
    ]))
    error_message = "Every policy must equal its rendered definition."
  }

  assert {
    condition = alltrue([
      for key, role in run.definitions.roles.roles :
      length(aws_iam_role_policies_exclusive.this[key].policy_names) == length(role.policies) && length(aws_iam_role_policy_attachments_exclusive.this[key].policy_arns) == 0
    ])
    error_message = "A role must have the policies of its definition and no others."
  }
}

run "identity" {
  module {
    source = "./modules/identity"
  }

  variables {
    definition          = run.definitions.identity
    domain_prefix       = "orders-test"
    role_arns           = { for key, role in run.definitions.roles.roles : key => "arn:aws:iam::111122223333:role/${role.name}" }
    deletion_protection = true
  }

  assert {
    condition     = jsonencode(var.definition) == jsonencode(run.definitions.identity)
    error_message = "A module must take every attribute that identity.yaml has: Terraform drops others without a word."
  }

  assert {
    condition     = aws_cognito_user_pool.this.deletion_protection == "ACTIVE"
    error_message = "A protected user pool must be unprotected before it can be deleted."
  }

  assert {
    condition = alltrue([
      for key, group in run.definitions.identity.groups :
      aws_cognito_user_group.this[key].role_arn == "arn:aws:iam::111122223333:role/orders-test-${group.role}" && aws_cognito_user_group.this[key].precedence == group.precedence
    ])
    error_message = "A group must give the role of its definition."
  }

  assert {
    condition = alltrue([
      for key, client in run.definitions.identity.clients :
      toset(aws_cognito_user_pool_client.this[key].allowed_oauth_scopes) == toset(client.allowedOAuthScopes) &&
      toset(aws_cognito_user_pool_client.this[key].callback_urls) == toset(client.callbackUrls) &&
      toset(aws_cognito_user_pool_client.this[key].logout_urls) == toset(client.logoutUrls) &&
      toset(aws_cognito_user_pool_client.this[key].explicit_auth_flows) == toset(["ALLOW_REFRESH_TOKEN_AUTH"]) &&
      aws_cognito_user_pool_client.this[key].generate_secret == client.generateSecret
    ])
    error_message = "A client must have the scopes and addresses of its definition, and take no password."
  }

  assert {
    condition     = aws_cognito_identity_pool_provider_principal_tag.this.principal_tags == tomap(run.definitions.identity.identityPool.principalTags) && !aws_cognito_identity_pool_provider_principal_tag.this.use_defaults
    error_message = "The session tags must be those of the definition."
  }

  assert {
    condition = alltrue([
      for mapping in aws_cognito_identity_pool_roles_attachment.this.role_mapping :
      mapping.type == "Token" && mapping.ambiguous_role_resolution == "Deny"
      ]) && alltrue([
      for statement in jsondecode(aws_iam_role.nobody.assume_role_policy).Statement : statement.Effect == "Deny"
    ]) && !aws_cognito_identity_pool.this.allow_unauthenticated_identities
    error_message = "Only a group gives a role, and guests get none."
  }
}

run "data" {
  module {
    source = "./modules/data"
  }

  variables {
    tables              = run.definitions.tables.tables
    products            = run.definitions.products.products
    deletion_protection = true
  }

  assert {
    condition = jsonencode(var.products) == jsonencode(run.definitions.products.products) && jsonencode({
      for key, table in var.tables : key => { for attribute, value in table : attribute => value if value != null }
    }) == jsonencode(run.definitions.tables.tables)
    error_message = "A module must take every attribute that a table or a product has: Terraform drops others without a word."
  }

  assert {
    condition = alltrue([
      for key, table in run.definitions.tables.tables :
      aws_dynamodb_table.this[key].name == table.name &&
      aws_dynamodb_table.this[key].hash_key == table.partitionKey.name &&
      aws_dynamodb_table.this[key].range_key == try(table.sortKey.name, null) &&
      aws_dynamodb_table.this[key].deletion_protection_enabled &&
      aws_dynamodb_table.this[key].point_in_time_recovery[0].enabled == table.pointInTimeRecovery &&
      aws_dynamodb_table.this[key].server_side_encryption[0].enabled
    ])
    error_message = "Every table must have the keys of its definition, and be encrypted, protected and recoverable."
  }

  assert {
    condition     = aws_dynamodb_table.this["orders"].ttl[0].attribute_name == "expiresAt" && length(aws_dynamodb_table.this["products"].ttl) == 0
    error_message = "Idempotency records must expire, and products must not."
  }

  assert {
    condition = alltrue([
      for product in run.definitions.products.products :
      jsondecode(aws_dynamodb_table_item.product[product.sku].item).unitPrice.N == tostring(product.unitPrice)
    ]) && length(aws_dynamodb_table_item.product) == length(run.definitions.products.products)
    error_message = "The catalogue must be seeded as it is defined."
  }
}

run "unprotected" {
  command = plan

  module {
    source = "./modules/data"
  }

  variables {
    tables              = run.definitions.tables.tables
    products            = []
    deletion_protection = false
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : !table.deletion_protection_enabled])
    error_message = "An environment without protection can be destroyed at once."
  }
}

run "services" {
  command = plan

  module {
    source = "./modules/services"
  }

  variables {
    name                = "orders-test"
    region              = "eu-west-1"
    services            = run.definitions.services.services
    images              = { for key in keys(run.definitions.services.services) : key => "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders/${key}:1.0.0" }
    role_arns           = { for key, role in run.definitions.roles.roles : key => "arn:aws:iam::111122223333:role/${role.name}" }
    task_trust          = run.definitions.trust["ecs-tasks.json"]
    secrets             = { web-client-secret = "mock-secret" }
    vpc_id              = "vpc-0123456789abcdef0"
    public_subnet_ids   = ["subnet-0000000000000000a", "subnet-0000000000000000b"]
    private_subnet_ids  = ["subnet-1000000000000000a", "subnet-1000000000000000b"]
    web                 = { domain = "orders.test.example.com", certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-000000000000" }
    capacity            = { cpu_units = 512, memory_mib = 1024, minimum_tasks = 1, maximum_tasks = 2 }
    deletion_protection = false
    log_retention_days  = 14
  }

  assert {
    condition     = jsonencode(var.services) == jsonencode(run.definitions.services.services)
    error_message = "A module must take every attribute that a service has: Terraform drops others without a word."
  }
}
