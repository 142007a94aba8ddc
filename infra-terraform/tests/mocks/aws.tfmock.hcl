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
    arn      = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/mock/0123456789abcdef"
    dns_name = "mock.elb.eu-west-1.amazonaws.com"
    zone_id  = "Z0MOCK"
  }
}

mock_resource "aws_lb_target_group" {
  defaults = { arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/mock/0123456789abcdef" }
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
  defaults = { invoke_url = "https://mockapi123.execute-api.eu-west-1.amazonaws.com/v1" }
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

mock_resource "aws_sesv2_email_identity" {
  defaults = { arn = "arn:aws:ses:eu-west-1:111122223333:identity/mock", dkim_signing_attributes = { tokens = ["one", "two", "three"] } }
}
