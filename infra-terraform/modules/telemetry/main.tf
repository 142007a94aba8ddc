resource "aws_kinesis_stream" "this" {
  for_each = var.streams

  name             = each.value.name
  retention_period = each.value.retentionHours
  # An ON_DEMAND stream has as many shards as it needs.
  shard_count     = each.value.shardCount
  encryption_type = "KMS"
  # AWS's own key for Kinesis: who may write to the stream needs no permission on a key besides.
  kms_key_id = "alias/aws/kinesis"

  stream_mode_details {
    stream_mode = each.value.mode
  }

  lifecycle {
    precondition {
      condition     = (each.value.mode == "PROVISIONED") == (each.value.shardCount != null)
      error_message = "Stream ${each.key} is ${each.value.mode}: a PROVISIONED stream has a shardCount, an ON_DEMAND one has none."
    }
  }
}
