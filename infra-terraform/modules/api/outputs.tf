output "vpc_link_id" {
  description = "Id of the VPC link."
  value       = aws_api_gateway_vpc_link.this.id
}

output "api_url" {
  description = "URL of the API with its stage."
  value       = concat([for mapping in aws_api_gateway_base_path_mapping.this : "https://${mapping.domain_name}/${mapping.base_path}"], [aws_api_gateway_stage.this.invoke_url])[0]
}

output "stage_arn" {
  description = "ARN of the stage, for the firewall."
  value       = aws_api_gateway_stage.this.arn
}
