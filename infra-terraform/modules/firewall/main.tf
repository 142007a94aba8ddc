# Before anything of the application runs: what is known to be an attack, and who asks too often.
resource "aws_wafv2_web_acl" "this" {
  name  = var.name
  scope = var.scope

  default_action {
    allow {}
  }

  rule {
    name     = "rate"
    priority = 0

    action {
      block {
        custom_response {
          response_code = 429
        }
      }
    }

    statement {
      rate_based_statement {
        limit                 = var.requests_per_address
        aggregate_key_type    = "IP"
        evaluation_window_sec = 300

        dynamic "scope_down_statement" {
          for_each = aws_wafv2_ip_set.unlimited
          content {
            not_statement {
              statement {
                ip_set_reference_statement {
                  arn = scope_down_statement.value.arn
                }
              }
            }
          }
        }
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "${var.name}-rate"
      sampled_requests_enabled   = false
    }
  }

  dynamic "rule" {
    for_each = local.managed_rules
    content {
      name     = rule.key
      priority = rule.value

      override_action {
        none {}
      }

      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.key
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "${var.name}-${rule.key}"
        sampled_requests_enabled   = false
      }
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = var.name
    # A sample shows headers, and the tokens travel in them.
    sampled_requests_enabled = false
  }
}

locals {
  managed_rules = {
    AWSManagedRulesAmazonIpReputationList = 1
    AWSManagedRulesKnownBadInputsRuleSet  = 2
    AWSManagedRulesCommonRuleSet          = 3
  }
}

resource "aws_wafv2_ip_set" "unlimited" {
  for_each = toset(length(var.unlimited_cidrs) > 0 ? ["unlimited"] : [])

  name               = "${var.name}-unlimited"
  scope              = var.scope
  ip_address_version = "IPV4"
  addresses          = var.unlimited_cidrs
}

resource "aws_wafv2_web_acl_association" "this" {
  for_each = var.resource_arns

  web_acl_arn  = aws_wafv2_web_acl.this.arn
  resource_arn = each.value
}

# WAF takes groups of this prefix alone.
resource "aws_cloudwatch_log_group" "this" {
  name              = "aws-waf-logs-${var.name}"
  retention_in_days = var.log_retention_days
}

# What was refused and why, without what would let somebody else in.
resource "aws_wafv2_web_acl_logging_configuration" "this" {
  resource_arn            = aws_wafv2_web_acl.this.arn
  log_destination_configs = [aws_cloudwatch_log_group.this.arn]

  dynamic "redacted_fields" {
    for_each = ["authorization", "cookie", "x-identity-token"]
    content {
      single_header {
        name = redacted_fields.value
      }
    }
  }

  # The Hosted UI sends its code back in it.
  redacted_fields {
    query_string {}
  }

  logging_filter {
    default_behavior = "DROP"

    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"

      condition {
        action_condition {
          action = "BLOCK"
        }
      }
    }
  }
}
