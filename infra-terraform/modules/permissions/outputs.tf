output "role_arns" {
  description = "ARNs of the roles by key."
  value       = { for key, role in aws_iam_role.this : key => role.arn }
}
