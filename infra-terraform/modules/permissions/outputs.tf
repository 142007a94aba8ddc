output "role_arns" {
  description = "ARNs of the roles by key, with their policies: what acts with a role is refused when the role may do too little."
  value       = { for key, role in aws_iam_role.this : key => role.arn }
  depends_on  = [aws_iam_role_policy.this]
}
