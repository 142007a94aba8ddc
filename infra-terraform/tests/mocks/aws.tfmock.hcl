# What AWS would make up, where its form matters to another resource's validation.

mock_data "aws_caller_identity" {
  defaults = { account_id = "111122223333" }
}

mock_data "aws_region" {
  defaults = { name = "eu-west-1" }
}

mock_resource "aws_iam_role" {
  defaults = { arn = "arn:aws:iam::111122223333:role/mock" }
}

mock_resource "aws_cognito_user_pool" {
  defaults = {
    id       = "eu-west-1_MockPool1"
    arn      = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_MockPool1"
    endpoint = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_MockPool1"
  }
}

mock_resource "aws_cognito_user_pool_client" {
  defaults = { id = "mockclient0mockclient0mock", client_secret = "mock-secret" }
}

mock_resource "aws_cognito_identity_pool" {
  defaults = { id = "eu-west-1:00000000-1111-2222-3333-444444444444" }
}

mock_resource "aws_lb" {
  defaults = {
    arn        = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/mock/0123456789abcdef"
    arn_suffix = "app/mock/0123456789abcdef"
    dns_name   = "mock.elb.eu-west-1.amazonaws.com"
    zone_id    = "Z0MOCK"
  }
}

mock_resource "aws_lb_target_group" {
  defaults = {
    arn        = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/mock/0123456789abcdef"
    arn_suffix = "targetgroup/mock/0123456789abcdef"
  }
}

mock_resource "aws_ecs_cluster" {
  defaults = { id = "arn:aws:ecs:eu-west-1:111122223333:cluster/mock" }
}

mock_resource "aws_ecs_task_definition" {
  defaults = { arn = "arn:aws:ecs:eu-west-1:111122223333:task-definition/mock:1" }
}

mock_resource "aws_secretsmanager_secret" {
  defaults = { arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:mock-AbCdEf" }
}

mock_resource "aws_cloudwatch_log_group" {
  defaults = { arn = "arn:aws:logs:eu-west-1:111122223333:log-group:/mock" }
}

mock_resource "aws_api_gateway_rest_api" {
  defaults = { id = "mockapi123", execution_arn = "arn:aws:execute-api:eu-west-1:111122223333:mockapi123" }
}

mock_resource "aws_api_gateway_stage" {
  defaults = {
    arn        = "arn:aws:apigateway:eu-west-1::/restapis/mockapi123/stages/v1"
    invoke_url = "https://mockapi123.execute-api.eu-west-1.amazonaws.com/v1"
  }
}

mock_resource "aws_vpc_endpoint" {
  defaults = { id = "vpce-0123456789abcdef0" }
}

mock_resource "aws_dynamodb_table" {
  defaults = { stream_arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/mock/stream/2026-01-01T00:00:00.000" }
}

mock_resource "aws_sfn_state_machine" {
  defaults = { arn = "arn:aws:states:eu-west-1:111122223333:stateMachine:mock" }
}

mock_resource "aws_sqs_queue" {
  defaults = { arn = "arn:aws:sqs:eu-west-1:111122223333:mock" }
}

mock_resource "aws_kinesis_stream" {
  defaults = { arn = "arn:aws:kinesis:eu-west-1:111122223333:stream/mock" }
}

mock_resource "aws_lambda_alias" {
  defaults = { arn = "arn:aws:lambda:eu-west-1:111122223333:function:mock:live" }
}

mock_resource "aws_sesv2_email_identity" {
  defaults = { arn = "arn:aws:ses:eu-west-1:111122223333:identity/mock", dkim_signing_attributes = { tokens = ["one", "two", "three"] } }
}

mock_resource "aws_eip" {
  defaults = { public_ip = "192.0.2.1" }
}

mock_resource "aws_wafv2_web_acl" {
  defaults = { arn = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/mock/00000000-0000-0000-0000-000000000000" }
}

mock_resource "aws_wafv2_ip_set" {
  defaults = { arn = "arn:aws:wafv2:eu-west-1:111122223333:regional/ipset/mock/00000000-0000-0000-0000-000000000000" }
}

mock_resource "aws_sns_topic" {
  defaults = { arn = "arn:aws:sns:eu-west-1:111122223333:mock" }
}

mock_resource "aws_kms_key" {
  defaults = { arn = "arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-0000-0000-000000000000", key_id = "00000000-0000-0000-0000-000000000000" }
}

mock_resource "aws_cloudwatch_metric_alarm" {
  defaults = { arn = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:mock" }
}

mock_data "aws_ec2_managed_prefix_list" {
  defaults = { id = "pl-0123456789abcdef0" }
}

mock_resource "aws_cloudfront_distribution" {
  defaults = { domain_name = "mock.cloudfront.net", hosted_zone_id = "Z2FDTNDATAQYW2" }
}

mock_resource "aws_api_gateway_domain_name" {
  defaults = {
    regional_domain_name   = "d-mock.execute-api.eu-west-1.amazonaws.com"
    regional_zone_id       = "ZMOCKREGIONAL"
    cloudfront_domain_name = "mock.cloudfront.net"
    cloudfront_zone_id     = "Z2FDTNDATAQYW2"
  }
}
