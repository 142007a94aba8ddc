# Every role of the application; who may assume it and what it may do is written in the definitions and nowhere else.

locals {
  role_policies = merge([
    for key, role in var.roles : { for file in role.policies : "${key}/${file}" => { role = key, file = file } }
  ]...)
}

resource "aws_iam_role" "this" {
  for_each = var.roles

  name                 = each.value.name
  description          = each.value.description
  assume_role_policy   = var.trust[each.value.trust]
  max_session_duration = each.value.maxSessionDurationSeconds
}

resource "aws_iam_role_policy" "this" {
  for_each = local.role_policies

  name   = trimsuffix(each.value.file, ".json")
  role   = aws_iam_role.this[each.value.role].id
  policy = var.policies[each.value.file]
}

# Takes away what was attached by hand: a role has the policies of its definition and no others.
resource "aws_iam_role_policies_exclusive" "this" {
  for_each = var.roles

  role_name    = aws_iam_role.this[each.key].name
  policy_names = [for file in each.value.policies : aws_iam_role_policy.this["${each.key}/${file}"].name]
}

resource "aws_iam_role_policy_attachments_exclusive" "this" {
  for_each = var.roles

  role_name   = aws_iam_role.this[each.key].name
  policy_arns = []
}
