output "host" {
  description = "Host name that the web front end's has to point to."
  value       = aws_cloudfront_distribution.this.domain_name
}
