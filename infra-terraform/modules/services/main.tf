resource "aws_ecs_cluster" "this" {
  name = var.name

  setting {
    name  = "containerInsights"
    value = "enabled"
  }

  depends_on = [aws_cloudwatch_log_group.insights]
}

# ECS would make this group itself, and keep it for ever.
resource "aws_cloudwatch_log_group" "insights" {
  name              = "/aws/ecs/containerinsights/${var.name}/performance"
  retention_in_days = var.log_retention_days
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = var.services

  name              = "/${var.name}/${each.key}"
  retention_in_days = var.log_retention_days
}

resource "aws_ecs_task_definition" "this" {
  for_each = var.services

  family                   = "${var.name}-${each.key}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.capacity.cpu_units
  memory                   = var.capacity.memory_mib
  task_role_arn            = var.role_arns[each.value.role]
  execution_role_arn       = aws_iam_role.execution[each.key].arn

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  # What a JVM and Tomcat have to write; the rest of the file system is read-only.
  volume {
    name = "tmp"
  }

  container_definitions = jsonencode([{
    name                   = each.key
    image                  = var.images[each.key]
    essential              = true
    user                   = "10001:10001"
    readonlyRootFilesystem = true
    linuxParameters = {
      initProcessEnabled = true
      capabilities       = { drop = ["ALL"] }
    }
    # Longer than the services take to finish the requests they have.
    stopTimeout = 30
    portMappings = [{
      containerPort = each.value.port
      hostPort      = each.value.port
      protocol      = "tcp"
    }]
    mountPoints = [{
      sourceVolume  = "tmp"
      containerPath = "/tmp"
      readOnly      = false
    }]
    environment = concat(
      [for variable, value in each.value.environment : { name = variable, value = value }],
      [
        { name = "AWS_REGION", value = var.region },
        { name = "PORT", value = tostring(each.value.port) },
      ]
    )
    secrets = [
      for variable, secret in each.value.secrets :
      { name = variable, valueFrom = aws_secretsmanager_secret.this[secret].arn }
    ]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.this[each.key].name
        awslogs-region        = var.region
        awslogs-stream-prefix = each.key
      }
    }
    systemControls = []
    volumesFrom    = []
  }])
}

locals {
  target_group_arns = {
    api-service  = aws_lb_target_group.api_service.arn
    web-frontend = aws_lb_target_group.web_frontend.arn
  }
}

resource "aws_ecs_service" "this" {
  for_each = var.services

  name                               = each.key
  cluster                            = aws_ecs_cluster.this.id
  task_definition                    = aws_ecs_task_definition.this[each.key].arn
  launch_type                        = "FARGATE"
  desired_count                      = var.capacity.minimum_tasks
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = 60
  propagate_tags                     = "SERVICE"
  enable_ecs_managed_tags            = true
  enable_execute_command             = false
  # An apply that says it is done has services that answer; one that doesn't start is rolled back and fails the apply.
  wait_for_steady_state = true

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = var.private_subnet_ids
    security_groups  = [aws_security_group.task[each.key].id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = local.target_group_arns[each.key]
    container_name   = each.key
    container_port   = each.value.port
  }

  lifecycle {
    # Autoscaling's business once the service is there.
    ignore_changes = [desired_count]
  }

  # A target group takes tasks once a listener leads to it, and a task starts once its role may pull, log and read.
  depends_on = [
    aws_lb_listener.api_service,
    aws_lb_listener.web_https,
    aws_iam_role_policy.execution,
    aws_iam_role_policy.secrets,
    aws_secretsmanager_secret_version.this,
    aws_vpc_security_group_egress_rule.task_https,
    aws_vpc_security_group_ingress_rule.task,
    aws_vpc_security_group_egress_rule.api_service_balancer,
    aws_vpc_security_group_egress_rule.web_balancer,
  ]
}
