# The very identity that the workflow's policy names. SES sends a link to the address and takes mail from it once somebody
# has followed it. A verified domain alone would not do: IAM would then be asked about the domain's identity.
resource "aws_sesv2_email_identity" "sender" {
  email_identity = var.sender
}

# The domain besides, where its zone is at hand: its signature (DKIM) is what receivers trust.
resource "aws_sesv2_email_identity" "domain" {
  for_each = toset(var.hosted_zone_id[*])

  email_identity = var.domain

  dkim_signing_attributes {
    next_signing_key_length = "RSA_2048_BIT"
  }
}

resource "aws_route53_record" "dkim" {
  for_each = {
    for record in setproduct(var.hosted_zone_id[*], range(3)) : tostring(record[1]) => record[0]
  }

  zone_id = each.value
  name    = "${aws_sesv2_email_identity.domain[each.value].dkim_signing_attributes[0].tokens[each.key]}._domainkey.${var.domain}"
  type    = "CNAME"
  ttl     = 600
  records = ["${aws_sesv2_email_identity.domain[each.value].dkim_signing_attributes[0].tokens[each.key]}.dkim.amazonses.com"]
}
