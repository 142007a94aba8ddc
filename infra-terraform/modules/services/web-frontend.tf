# The one load balancer that the internet reaches, by itself or through CloudFront.

data "aws_ec2_managed_prefix_list" "cloudfront" {
  for_each = toset(var.behind_edge ? ["edge"] : [])

  name = "com.amazonaws.global.cloudfront.origin-facing"
}

resource "aws_security_group" "web_balancer" {
  name        = "${var.name}-web-balancer"
  description = "Load balancer of web-frontend: HTTPS from browsers"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-web-balancer" }
}

resource "aws_vpc_security_group_ingress_rule" "web_balancer" {
  for_each = var.behind_edge ? { https = 443 } : { https = 443, http = 80 }

  security_group_id = aws_security_group.web_balancer.id
  description       = var.behind_edge ? "CloudFront, by ${each.key}" : "Browsers, by ${each.key}"
  cidr_ipv4         = var.behind_edge ? null : "0.0.0.0/0"
  prefix_list_id    = var.behind_edge ? data.aws_ec2_managed_prefix_list.cloudfront["edge"].id : null
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

resource "aws_vpc_security_group_egress_rule" "web_balancer" {
  security_group_id            = aws_security_group.web_balancer.id
  description                  = "To the tasks"
  referenced_security_group_id = aws_security_group.task["web-frontend"].id
  ip_protocol                  = "tcp"
  from_port                    = var.services["web-frontend"].port
  to_port                      = var.services["web-frontend"].port
}

resource "aws_lb" "web_frontend" {
  name                       = "${var.name}-web-frontend"
  load_balancer_type         = "application"
  internal                   = var.behind_edge
  subnets                    = var.behind_edge ? var.private_subnet_ids : var.public_subnet_ids
  security_groups            = [aws_security_group.web_balancer.id]
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "strictest"
  enable_deletion_protection = var.deletion_protection
}

resource "aws_lb_target_group" "web_frontend" {
  name                 = "${var.name}-web-frontend"
  vpc_id               = var.vpc_id
  target_type          = "ip"
  protocol             = "HTTP"
  port                 = var.services["web-frontend"].port
  deregistration_delay = 30

  health_check {
    path                = var.services["web-frontend"].healthCheckPath
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  # A session lives in the task that began it, as long as its refresh token at most.
  stickiness {
    enabled         = true
    type            = "lb_cookie"
    cookie_duration = 43200
  }
}

resource "aws_lb_listener" "web_https" {
  load_balancer_arn = aws_lb.web_frontend.arn
  protocol          = "HTTPS"
  port              = 443
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.web.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web_frontend.arn
  }
}

resource "aws_lb_listener" "web_http" {
  load_balancer_arn = aws_lb.web_frontend.arn
  protocol          = "HTTP"
  port              = 80

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_route53_record" "web" {
  for_each = toset(var.behind_edge ? [] : var.web.hosted_zone_id[*])

  zone_id = each.value
  name    = var.web.domain
  type    = "A"

  alias {
    name                   = aws_lb.web_frontend.dns_name
    zone_id                = aws_lb.web_frontend.zone_id
    evaluate_target_health = true
  }
}
