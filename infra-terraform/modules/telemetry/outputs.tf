output "stream_names" {
  description = "Names of the streams by key."
  value       = { for key, stream in aws_kinesis_stream.this : key => stream.name }
}

output "stream_arns" {
  description = "ARNs of the streams by key."
  value       = { for key, stream in aws_kinesis_stream.this : key => stream.arn }
}
