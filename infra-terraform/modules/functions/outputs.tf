output "functions" {
  description = "What CloudWatch calls each function, and whether it reads a stream, which can run away from it."
  value = {
    for key, function in aws_lambda_function.this : key => {
      name         = function.function_name
      reads_stream = contains([for source in var.event_sources : source.function], key)
    }
  }
}
