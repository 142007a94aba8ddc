resource "aws_dynamodb_table" "this" {
  for_each = var.tables

  name                        = each.value.name
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = each.value.partitionKey.name
  range_key                   = try(each.value.sortKey.name, null)
  deletion_protection_enabled = var.deletion_protection
  stream_enabled              = each.value.stream != null
  stream_view_type            = each.value.stream

  dynamic "attribute" {
    for_each = [for key in [each.value.partitionKey, each.value.sortKey] : key if key != null]
    content {
      name = attribute.value.name
      type = attribute.value.type
    }
  }

  dynamic "ttl" {
    for_each = each.value.timeToLiveAttribute[*]
    content {
      enabled        = true
      attribute_name = ttl.value
    }
  }

  point_in_time_recovery {
    enabled = each.value.pointInTimeRecovery
  }

  # The key that AWS manages for DynamoDB: with one of our own every caller of a table, customers too, would need a
  # permission on the key.
  server_side_encryption {
    enabled = true
  }
}

resource "aws_dynamodb_table_item" "product" {
  for_each = { for product in var.products : product.sku => product }

  table_name = aws_dynamodb_table.this["products"].name
  hash_key   = aws_dynamodb_table.this["products"].hash_key

  item = jsonencode({
    sku       = { S = each.value.sku }
    name      = { S = each.value.name }
    unitPrice = { N = tostring(each.value.unitPrice) }
    currency  = { S = each.value.currency }
  })
}
