output "api_service_url" {
  description = "Where api-service is reached behind the VPC link. Plain HTTP: it never leaves the link and the VPC."
  value       = "http://${aws_lb.api_service.dns_name}"
}

output "api_service_load_balancer_arn" {
  description = "Network load balancer that the VPC link leads to."
  value       = aws_lb.api_service.arn
}

output "web_load_balancer" {
  description = "Load balancer of the web front end, and its host name once a listener is there."
  value       = { arn = aws_lb.web_frontend.arn, host = aws_lb.web_frontend.dns_name }
  depends_on  = [aws_lb_listener.web_https]
}

output "metrics" {
  description = "What CloudWatch calls each service's cluster, target group and load balancer."
  value = {
    api-service = {
      cluster       = aws_ecs_cluster.this.name
      target_group  = aws_lb_target_group.api_service.arn_suffix
      load_balancer = aws_lb.api_service.arn_suffix
      namespace     = "AWS/NetworkELB"
    }
    web-frontend = {
      cluster       = aws_ecs_cluster.this.name
      target_group  = aws_lb_target_group.web_frontend.arn_suffix
      load_balancer = aws_lb.web_frontend.arn_suffix
      namespace     = "AWS/ApplicationELB"
    }
  }
}
