output "api_service_url" {
  description = "Where api-service is reached behind the VPC link. Plain HTTP: it never leaves the link and the VPC."
  value       = "http://${aws_lb.api_service.dns_name}"
}

output "api_service_load_balancer_arn" {
  description = "Network load balancer that the VPC link leads to."
  value       = aws_lb.api_service.arn
}

output "web_load_balancer_host" {
  description = "Host name of the web front end's load balancer."
  value       = aws_lb.web_frontend.dns_name
}
