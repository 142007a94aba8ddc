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

  # A stream's label is made up by DynamoDB, a log stream's name by Lambda; task tokens, the list of streams, log deliveries and
  # traces are no resources that IAM could name.
  assert {
    condition = length(flatten([
      for text in values(output.policies) : [
        for statement in jsondecode(text).Statement : statement
        if anytrue([for entry in flatten([statement.Action, statement.Resource]) : strcontains(entry, "*")])
        && !contains(["ChangesOfOrders", "FindTheStream", "Decisions", "EndTheWait", "LogDeliveries", "Logs", "Traces"], statement.Sid)
      ]
    ])) == 0
    error_message = "A policy must name its actions and resources."
  }

  assert {
    condition     = length(flatten([for text in values(output.policies) : [for statement in jsondecode(text).Statement : [for action in flatten([statement.Action]) : action if strcontains(action, "*")]]])) == 0
    error_message = "An action must be named, whatever the resource."
  }

  assert {
    condition     = alltrue([for key, workflow in output.workflows.workflows : contains(output.roles.roles[workflow.role].policies, "workflow-logs.json") == (workflow.type == "EXPRESS")])
    error_message = "An Express workflow must be allowed to have its log delivered, and no other role."
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
      aws_dynamodb_table.this[key].stream_enabled == can(table.stream) &&
      aws_dynamodb_table.this[key].stream_view_type == try(table.stream, aws_dynamodb_table.this[key].stream_view_type) &&
      aws_dynamodb_table.this[key].deletion_protection_enabled &&
      aws_dynamodb_table.this[key].point_in_time_recovery[0].enabled == table.pointInTimeRecovery &&
      aws_dynamodb_table.this[key].server_side_encryption[0].enabled
    ])
    error_message = "Every table must have the keys of its definition, and be encrypted, protected and recoverable."
  }

  assert {
    condition     = alltrue([for key, table in run.definitions.tables.tables : try(aws_dynamodb_table.this[key].ttl[0].attribute_name, "none") == try(table.timeToLiveAttribute, "none")])
    error_message = "Idempotency records, tasks and counters must expire, and products must not."
  }

  assert {
    condition = alltrue([
      for product in run.definitions.products.products :
      jsondecode(aws_dynamodb_table_item.product[product.sku].item).unitPrice.N == tostring(product.unitPrice)
    ]) && length(aws_dynamodb_table_item.product) == length(run.definitions.products.products)
    error_message = "The catalogue must be seeded as it is defined."
  }
}

run "telemetry" {
  module {
    source = "./modules/telemetry"
  }

  variables {
    streams = run.definitions.streams.streams
  }

  assert {
    condition = jsonencode({
      for key, stream in var.streams : key => { for attribute, value in stream : attribute => value if value != null }
    }) == jsonencode(run.definitions.streams.streams)
    error_message = "A module must take every attribute that a stream has: Terraform drops others without a word."
  }

  assert {
    condition = alltrue([
      for key, stream in run.definitions.streams.streams :
      aws_kinesis_stream.this[key].name == stream.name &&
      aws_kinesis_stream.this[key].stream_mode_details[0].stream_mode == stream.mode &&
      aws_kinesis_stream.this[key].retention_period == stream.retentionHours &&
      aws_kinesis_stream.this[key].encryption_type == "KMS"
    ])
    error_message = "Every stream must be as it is defined, and encrypted."
  }
}

run "provisioned_stream" {
  command = plan

  module {
    source = "./modules/telemetry"
  }

  variables {
    streams = { telemetry = { name = "orders-test-telemetry", mode = "PROVISIONED", retentionHours = 48, shardCount = 3 } }
  }

  assert {
    condition     = aws_kinesis_stream.this["telemetry"].shard_count == 3 && aws_kinesis_stream.this["telemetry"].stream_mode_details[0].stream_mode == "PROVISIONED"
    error_message = "A provisioned stream must have its shards."
  }
}

run "provisioned_stream_without_shards" {
  command = plan

  module {
    source = "./modules/telemetry"
  }

  variables {
    streams = { telemetry = { name = "orders-test-telemetry", mode = "PROVISIONED", retentionHours = 24 } }
  }

  expect_failures = [aws_kinesis_stream.this]
}

run "mail" {
  module {
    source = "./modules/mail"
  }

  variables {
    sender = run.definitions.mail.sender
    domain = "orders.test.example.com"
  }

  # The policy is what it is on a laptop too: it names the sender, so the identity has to be the sender's.
  assert {
    condition = [
      for statement in jsondecode(run.definitions.policies["order-approval.json"]).Statement : statement.Resource if statement.Sid == "MailToCustomers"
    ] == ["arn:aws:ses:eu-west-1:111122223333:identity/${aws_sesv2_email_identity.sender.email_identity}"]
    error_message = "The workflow must be allowed to send as the identity that there is."
  }

  assert {
    condition     = length(aws_sesv2_email_identity.domain) == 0 && length(aws_route53_record.dkim) == 0
    error_message = "Without a zone the domain is signed for elsewhere."
  }
}

run "signed_mail" {
  module {
    source = "./modules/mail"
  }

  variables {
    sender         = run.definitions.mail.sender
    domain         = "orders.test.example.com"
    hosted_zone_id = "Z0123456789ABCDEFGHIJ"
  }

  assert {
    condition     = length(aws_route53_record.dkim) == 3 && aws_route53_record.dkim["1"].name == "two._domainkey.orders.test.example.com" && aws_route53_record.dkim["1"].records == toset(["two.dkim.amazonses.com"])
    error_message = "The domain's signing keys must be published."
  }
}

run "workflows" {
  module {
    source = "./modules/workflows"
  }

  variables {
    workflows          = run.definitions.workflows.workflows
    documents          = run.definitions.state_machines
    pipes              = run.definitions.pipes.pipes
    queue_arns         = { for key, queue in run.definitions.queues.queues : key => "arn:aws:sqs:eu-west-1:111122223333:${queue.name}" }
    role_arns          = { for key, role in run.definitions.roles.roles : key => "arn:aws:iam::111122223333:role/${role.name}" }
    table_stream_arns  = { orders = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders-test-orders/stream/2026-01-01T00:00:00.000" }
    log_retention_days = 14
  }

  assert {
    condition     = jsonencode([var.workflows, var.pipes]) == jsonencode([run.definitions.workflows.workflows, run.definitions.pipes.pipes])
    error_message = "A module must take every attribute that a workflow or a pipe has: Terraform drops others without a word."
  }

  assert {
    condition = alltrue([
      for key, workflow in run.definitions.workflows.workflows :
      aws_sfn_state_machine.this[key].name == workflow.name &&
      aws_sfn_state_machine.this[key].type == workflow.type &&
      aws_sfn_state_machine.this[key].role_arn == "arn:aws:iam::111122223333:role/orders-test-${workflow.role}" &&
      jsondecode(aws_sfn_state_machine.this[key].definition) == jsondecode(run.definitions.state_machines[workflow.definition])
    ]) && length(aws_sfn_state_machine.this) == length(run.definitions.workflows.workflows)
    error_message = "Every state machine must be as it is defined, with the role of its definition."
  }

  assert {
    condition = alltrue([
      for key, workflow in run.definitions.workflows.workflows :
      length(aws_sfn_state_machine.this[key].logging_configuration) == (workflow.type == "EXPRESS" ? 1 : 0) &&
      alltrue([for log in aws_sfn_state_machine.this[key].logging_configuration : log.level == "ERROR" && !log.include_execution_data])
    ])
    error_message = "An Express workflow must log what fails, and no data: task tokens travel in it."
  }

  assert {
    condition = alltrue([
      for key, pipe in run.definitions.pipes.pipes :
      aws_pipes_pipe.this[key].source == var.table_stream_arns[pipe.source.table] &&
      [for filter in aws_pipes_pipe.this[key].source_parameters[0].filter_criteria[0].filter : jsondecode(filter.pattern)] == pipe.filters &&
      aws_pipes_pipe.this[key].source_parameters[0].dynamodb_stream_parameters[0].dead_letter_config[0].arn == "arn:aws:sqs:eu-west-1:111122223333:${run.definitions.queues.queues[pipe.source.deadLetterQueue].name}" &&
      aws_pipes_pipe.this[key].target_parameters[0].input_template == pipe.inputTemplate &&
      aws_pipes_pipe.this[key].target_parameters[0].step_function_state_machine_parameters[0].invocation_type == pipe.target.invocationType &&
      aws_pipes_pipe.this[key].source_parameters[0].dynamodb_stream_parameters[0].batch_size == pipe.source.batchSize &&
      aws_pipes_pipe.this[key].source_parameters[0].dynamodb_stream_parameters[0].starting_position == pipe.source.startingPosition &&
      aws_pipes_pipe.this[key].source_parameters[0].dynamodb_stream_parameters[0].maximum_retry_attempts == pipe.source.maximumRetryAttempts &&
      aws_pipes_pipe.this[key].source_parameters[0].dynamodb_stream_parameters[0].maximum_record_age_in_seconds == pipe.source.maximumRecordAgeSeconds
    ]) && length(aws_pipes_pipe.this) == length(run.definitions.pipes.pipes)
    error_message = "Every pipe must be as it is defined."
  }

  assert {
    condition     = alltrue([for pipe in aws_pipes_pipe.this : pipe.log_configuration[0].level == "ERROR" && pipe.log_configuration[0].include_execution_data == null])
    error_message = "A pipe must log what fails, and no data."
  }

  assert {
    condition = alltrue([
      for group in concat(values(aws_cloudwatch_log_group.workflow), values(aws_cloudwatch_log_group.pipe)) : group.retention_in_days == 14 && startswith(group.name, "/aws/vendedlogs/")
    ])
    error_message = "Every log group must have its retention, and a name that doesn't lengthen the account's resource policy."
  }
}

run "queues" {
  module {
    source = "./modules/queues"
  }

  variables {
    queues = run.definitions.queues.queues
  }

  assert {
    condition     = jsonencode(var.queues) == jsonencode(run.definitions.queues.queues)
    error_message = "A module must take every attribute that a queue has: Terraform drops others without a word."
  }

  assert {
    condition = alltrue([
      for key, queue in run.definitions.queues.queues :
      aws_sqs_queue.this[key].name == queue.name && aws_sqs_queue.this[key].sqs_managed_sse_enabled && aws_sqs_queue.this[key].message_retention_seconds == queue.messageRetentionSeconds
    ])
    error_message = "Every queue must be as it is defined, and encrypted."
  }
}

run "functions" {
  module {
    source = "./modules/functions"
  }

  variables {
    functions     = run.definitions.functions.functions
    event_sources = run.definitions.functions.eventSources
    # Any file does: nothing is sent anywhere.
    packages           = { functions = "definitions/functions.yaml" }
    role_arns          = { for key, role in run.definitions.roles.roles : key => "arn:aws:iam::111122223333:role/${role.name}" }
    stream_arns        = { for key, stream in run.definitions.streams.streams : key => "arn:aws:kinesis:eu-west-1:111122223333:stream/${stream.name}" }
    queue_arns         = { for key, queue in run.definitions.queues.queues : key => "arn:aws:sqs:eu-west-1:111122223333:${queue.name}" }
    log_retention_days = 14
  }

  assert {
    condition     = jsonencode([var.functions, var.event_sources]) == jsonencode([run.definitions.functions.functions, run.definitions.functions.eventSources])
    error_message = "A module must take every attribute that a function or an event source has: Terraform drops others without a word."
  }

  assert {
    condition = alltrue([
      for key, function in run.definitions.functions.functions :
      aws_lambda_function.this[key].function_name == function.name &&
      aws_lambda_function.this[key].description == function.description &&
      aws_lambda_function.this[key].runtime == function.runtime &&
      aws_lambda_function.this[key].handler == function.handler &&
      aws_lambda_function.this[key].role == "arn:aws:iam::111122223333:role/${run.definitions.roles.roles[function.role].name}" &&
      aws_lambda_function.this[key].memory_size == function.memoryMegabytes &&
      aws_lambda_function.this[key].timeout == function.timeoutSeconds &&
      aws_lambda_function.this[key].environment[0].variables == tomap(function.environment) &&
      aws_lambda_function.this[key].source_code_hash == filebase64sha256("definitions/functions.yaml") &&
      coalesce(aws_lambda_function.this[key].reserved_concurrent_executions, -1) == -1
    ]) && length(aws_lambda_function.this) == length(run.definitions.functions.functions)
    error_message = "Every function must be as it is defined, with the role of its definition."
  }

  assert {
    condition = alltrue([
      for key, function in run.definitions.functions.functions :
      aws_lambda_function.this[key].publish && try(aws_lambda_function.this[key].snap_start[0].apply_on, "None") == (function.snapStart ? "PublishedVersions" : "None") &&
      aws_lambda_alias.live[key].function_version == aws_lambda_function.this[key].version
    ])
    error_message = "A function must be called in a version of its own, which is what starts from a snapshot."
  }

  assert {
    condition = alltrue([
      for key, source in run.definitions.functions.eventSources :
      aws_lambda_event_source_mapping.this[key].function_name == aws_lambda_alias.live[source.function].arn &&
      aws_lambda_event_source_mapping.this[key].event_source_arn == var.stream_arns[source.stream] &&
      aws_lambda_event_source_mapping.this[key].starting_position == source.startingPosition &&
      aws_lambda_event_source_mapping.this[key].batch_size == source.batchSize &&
      aws_lambda_event_source_mapping.this[key].maximum_batching_window_in_seconds == source.maximumBatchingWindowSeconds &&
      aws_lambda_event_source_mapping.this[key].parallelization_factor == source.parallelizationFactor &&
      aws_lambda_event_source_mapping.this[key].maximum_retry_attempts == source.maximumRetryAttempts &&
      aws_lambda_event_source_mapping.this[key].maximum_record_age_in_seconds == source.maximumRecordAgeSeconds &&
      aws_lambda_event_source_mapping.this[key].bisect_batch_on_function_error == source.bisectBatchOnFunctionError &&
      aws_lambda_event_source_mapping.this[key].function_response_types == toset(source.reportBatchItemFailures ? ["ReportBatchItemFailures"] : []) &&
      aws_lambda_event_source_mapping.this[key].destination_config[0].on_failure[0].destination_arn == var.queue_arns[source.onFailureQueue]
    ]) && length(aws_lambda_event_source_mapping.this) == length(run.definitions.functions.eventSources)
    error_message = "Every event source must be as it is defined, and call the live version."
  }

  assert {
    condition = alltrue([
      for key, function in run.definitions.functions.functions :
      aws_cloudwatch_log_group.this[key].retention_in_days == 14 &&
      aws_lambda_function.this[key].logging_config[0].log_group == aws_cloudwatch_log_group.this[key].name &&
      one([for statement in jsondecode(run.definitions.policies["${function.role}.json"]).Statement : statement.Resource if statement.Sid == "Logs"]) == "arn:aws:logs:eu-west-1:111122223333:log-group:${aws_cloudwatch_log_group.this[key].name}:*"
    ])
    error_message = "Every log group must have its retention, and be the one that the function may write to."
  }

  assert {
    condition     = output.functions["telemetry-rollup"].name == "orders-test-telemetry-rollup" && output.functions["telemetry-rollup"].reads_stream
    error_message = "A function that reads a stream must be watched for how far behind it is."
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
