output "vpc_link_id" {
  description = "Id of the VPC link."
  value       = aws_api_gateway_vpc_link.this.id
}

output "api_url" {
  description = "URL of the API with its stage."
  value       = aws_api_gateway_stage.this.invoke_url
}
