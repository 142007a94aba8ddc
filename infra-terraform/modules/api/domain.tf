# A name of one's own for the API; the stage stays in the path, as it is without one.
locals {
  domains = { for domain in var.domain[*] : domain.name => domain }
}

resource "aws_api_gateway_domain_name" "this" {
  for_each = local.domains

  domain_name              = each.key
  regional_certificate_arn = var.endpoint_type == "REGIONAL" ? each.value.certificate_arn : null
  certificate_arn          = var.endpoint_type == "EDGE" ? each.value.certificate_arn : null
  security_policy          = "TLS_1_2"

  endpoint_configuration {
    types = [var.endpoint_type]
  }
}

resource "aws_api_gateway_base_path_mapping" "this" {
  for_each = local.domains

  domain_name = aws_api_gateway_domain_name.this[each.key].domain_name
  api_id      = aws_api_gateway_rest_api.this.id
  stage_name  = aws_api_gateway_stage.this.stage_name
  base_path   = aws_api_gateway_stage.this.stage_name
}

resource "aws_route53_record" "api" {
  for_each = { for name, domain in local.domains : name => domain.hosted_zone_id if domain.hosted_zone_id != null }

  zone_id = each.value
  name    = each.key
  type    = "A"

  alias {
    name                   = local.domain_targets[each.key].host
    zone_id                = local.domain_targets[each.key].zone_id
    evaluate_target_health = false
  }
}

locals {
  domain_targets = {
    for name, domain in aws_api_gateway_domain_name.this : name => var.endpoint_type == "EDGE" ? {
      host    = domain.cloudfront_domain_name
      zone_id = domain.cloudfront_zone_id
      } : {
      host    = domain.regional_domain_name
      zone_id = domain.regional_zone_id
    }
  }
}
