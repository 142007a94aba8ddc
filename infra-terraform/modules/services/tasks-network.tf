resource "aws_security_group" "task" {
  for_each = var.services

  name        = "${var.name}-${each.key}"
  description = "Tasks of ${each.key}"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-${each.key}" }
}

resource "aws_vpc_security_group_ingress_rule" "task" {
  for_each = {
    api-service  = aws_security_group.api_service_balancer.id
    web-frontend = aws_security_group.web_balancer.id
  }

  security_group_id            = aws_security_group.task[each.key].id
  description                  = "From its load balancer alone"
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = var.services[each.key].port
  to_port                      = var.services[each.key].port
}

# Any address: Cognito, DynamoDB and the API have no fixed ones. The network's endpoints say which tables and buckets.
resource "aws_vpc_security_group_egress_rule" "task_https" {
  for_each = var.services

  security_group_id = aws_security_group.task[each.key].id
  description       = "HTTPS to AWS"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}
