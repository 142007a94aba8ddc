# CloudFront before the web front end: TLS near to the browser, static assets from the edge. The load balancer is internal
# then, so that there is no way past the firewall.

data "aws_cloudfront_cache_policy" "optimized" {
  name = "Managed-CachingOptimized"
}

data "aws_cloudfront_cache_policy" "disabled" {
  name = "Managed-CachingDisabled"
}

# The host too: the load balancer's certificate is for it, and the application's own addresses are made of it.
data "aws_cloudfront_origin_request_policy" "all_viewer" {
  name = "Managed-AllViewer"
}

# No cookie with a static asset: an answer to one person must not be kept for another.
data "aws_cloudfront_origin_request_policy" "host_only" {
  name = "Managed-HostHeaderOnly"
}

locals {
  # Pages name each asset with the hash of its content.
  static_patterns = ["*.css", "*.js", "*.svg"]
}

resource "aws_cloudfront_vpc_origin" "this" {
  vpc_origin_endpoint_config {
    name                   = "${var.name}-web-frontend"
    arn                    = var.load_balancer.arn
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "https-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}

resource "aws_cloudfront_distribution" "this" {
  comment         = var.name
  aliases         = [var.domain]
  enabled         = true
  is_ipv6_enabled = true
  http_version    = "http2and3"
  price_class     = "PriceClass_100"
  web_acl_id      = var.web_acl_arn

  origin {
    origin_id   = "web-frontend"
    domain_name = var.load_balancer.host

    vpc_origin_config {
      vpc_origin_id = aws_cloudfront_vpc_origin.this.id
    }
  }

  # Pages are of whom they are shown to: never from a cache.
  default_cache_behavior {
    target_origin_id           = "web-frontend"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = data.aws_cloudfront_cache_policy.disabled.id
    origin_request_policy_id   = data.aws_cloudfront_origin_request_policy.all_viewer.id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.this.id
  }

  dynamic "ordered_cache_behavior" {
    for_each = local.static_patterns
    content {
      path_pattern               = ordered_cache_behavior.value
      target_origin_id           = "web-frontend"
      viewer_protocol_policy     = "redirect-to-https"
      allowed_methods            = ["GET", "HEAD"]
      cached_methods             = ["GET", "HEAD"]
      compress                   = true
      cache_policy_id            = data.aws_cloudfront_cache_policy.optimized.id
      origin_request_policy_id   = data.aws_cloudfront_origin_request_policy.host_only.id
      response_headers_policy_id = aws_cloudfront_response_headers_policy.this.id
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn      = var.certificate_arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}

# What the application says of itself stays as it says it; what CloudFront answers by itself gets these too.
resource "aws_cloudfront_response_headers_policy" "this" {
  name = var.name

  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = true
      override                   = false
    }

    content_type_options {
      override = false
    }

    frame_options {
      frame_option = "DENY"
      override     = false
    }

    referrer_policy {
      referrer_policy = "same-origin"
      override        = false
    }

    content_security_policy {
      content_security_policy = "default-src 'none'; frame-ancestors 'none'"
      override                = false
    }
  }

  remove_headers_config {
    items {
      header = "Server"
    }
  }
}

resource "aws_route53_record" "web" {
  for_each = toset(var.hosted_zone_id[*])

  zone_id = each.value
  name    = var.domain
  type    = "A"

  alias {
    name                   = aws_cloudfront_distribution.this.domain_name
    zone_id                = aws_cloudfront_distribution.this.hosted_zone_id
    evaluate_target_health = false
  }
}
