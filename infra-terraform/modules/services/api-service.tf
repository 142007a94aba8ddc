# The load balancer behind the VPC link. Its group lets nothing in: only the link, which AWS PrivateLink carries past the
# group, leads to it.

resource "aws_security_group" "api_service_balancer" {
  name        = "${var.name}-api-service-balancer"
  description = "Load balancer of api-service: nothing but the VPC link"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-api-service-balancer" }
}

resource "aws_vpc_security_group_egress_rule" "api_service_balancer" {
  security_group_id            = aws_security_group.api_service_balancer.id
  description                  = "To the tasks"
  referenced_security_group_id = aws_security_group.task["api-service"].id
  ip_protocol                  = "tcp"
  from_port                    = var.services["api-service"].port
  to_port                      = var.services["api-service"].port
}

resource "aws_lb" "api_service" {
  name                                                         = "${var.name}-api-service"
  load_balancer_type                                           = "network"
  internal                                                     = true
  subnets                                                      = var.private_subnet_ids
  security_groups                                              = [aws_security_group.api_service_balancer.id]
  enforce_security_group_inbound_rules_on_private_link_traffic = "off"
  enable_cross_zone_load_balancing                             = true
  enable_deletion_protection                                   = var.deletion_protection
}

resource "aws_lb_target_group" "api_service" {
  name                 = "${var.name}-api-service"
  vpc_id               = var.vpc_id
  target_type          = "ip"
  protocol             = "TCP"
  port                 = var.services["api-service"].port
  deregistration_delay = 30
  # The tasks let in their load balancer, not whoever called it.
  preserve_client_ip = false

  health_check {
    protocol            = "HTTP"
    path                = var.services["api-service"].healthCheckPath
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

resource "aws_lb_listener" "api_service" {
  load_balancer_arn = aws_lb.api_service.arn
  protocol          = "TCP"
  port              = 80

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.api_service.arn
  }
}
