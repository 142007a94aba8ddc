output "table_names" {
  description = "Names of the tables by key."
  value       = { for key, table in aws_dynamodb_table.this : key => table.name }
}

output "stream_arns" {
  description = "ARNs of the tables' streams by the table's key, where it has one."
  value       = { for key, table in aws_dynamodb_table.this : key => table.stream_arn if var.tables[key].stream != null }
}
