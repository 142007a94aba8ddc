# What ECS itself needs to start a task. These roles are ECS's, not the application's: they stand here and not in the
# definitions, of which everything is executed on a laptop too.

locals {
  # account, region, repository
  repositories = {
    for key, image in var.images :
    key => regex("^([0-9]+)\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com/([^:@]+)", image)
  }

  secret_names = toset(flatten([for service in var.services : values(service.secrets)]))
  with_secrets = { for key, service in var.services : key => service if length(service.secrets) > 0 }
}

resource "aws_iam_role" "execution" {
  for_each = var.services

  name               = "${var.name}-${each.key}-execution"
  description        = "ECS: pulls the image of ${each.key}, writes its log, hands it its secrets"
  assume_role_policy = var.task_trust
}

# GetAuthorizationToken is of the registry and knows no resource: the one "*" there.
resource "aws_iam_role_policy" "execution" {
  for_each = var.services

  name = "execution"
  role = aws_iam_role.execution[each.key].id
  policy = templatefile("${path.module}/execution-policy.json", {
    repository_arn = format("arn:aws:ecr:%[2]s:%[1]s:repository/%[3]s", local.repositories[each.key]...)
    log_group_arn  = aws_cloudwatch_log_group.this[each.key].arn
  })
}

resource "aws_iam_role_policy" "secrets" {
  for_each = local.with_secrets

  name = "secrets"
  role = aws_iam_role.execution[each.key].id
  policy = templatefile("${path.module}/secrets-policy.json", {
    secret_arns = jsonencode([for secret in values(each.value.secrets) : aws_secretsmanager_secret.this[secret].arn])
  })
}

resource "aws_secretsmanager_secret" "this" {
  for_each = local.secret_names

  name                    = "${var.name}-${each.key}"
  recovery_window_in_days = var.deletion_protection ? 30 : 0
}

resource "aws_secretsmanager_secret_version" "this" {
  for_each = local.secret_names

  secret_id     = aws_secretsmanager_secret.this[each.key].id
  secret_string = var.secrets[each.key]
}
