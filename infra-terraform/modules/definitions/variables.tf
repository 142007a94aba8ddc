# One variable for each placeholder of the definitions, and not one map of them all: Terraform orders by variable, so that
# the trust policies can wait for the identity pool while the pool itself is read from the same definitions.

variable "folder" {
  type        = string
  description = "Folder of the definitions."
}

variable "region" {
  type        = string
  description = "AWS region."
}

variable "account_id" {
  type        = string
  description = "AWS account id."
}

variable "name" {
  type        = string
  description = "Prefix of all resource names."
}

variable "stage" {
  type        = string
  description = "Stage of the API."
}

variable "web_url" {
  type        = string
  description = "URL of the web front end, without a slash at its end."
}

variable "public_client_callback_url" {
  type        = string
  description = "Where the Hosted UI sends native clients back to."
}

variable "user_pool_id" {
  type        = string
  description = "Id of the user pool."
}

variable "user_pool_arn" {
  type        = string
  description = "ARN of the user pool."
}

variable "identity_pool_id" {
  type        = string
  description = "Id of the identity pool."
}

variable "identity_provider" {
  type        = string
  description = "The user pool as the identity pool knows it, without a scheme."
}

variable "web_client_id" {
  type        = string
  description = "Client id of the web front end."
}

variable "public_client_id" {
  type        = string
  description = "Client id of native clients."
}

variable "issuer" {
  type        = string
  description = "Issuer of the tokens."
}

variable "hosted_ui_url" {
  type        = string
  description = "URL of the Hosted UI."
}

variable "api_url" {
  type        = string
  description = "URL of the API with its stage."
}

variable "api_service_url" {
  type        = string
  description = "Where api-service is reached behind the VPC link."
}

variable "vpc_link_id" {
  type        = string
  description = "Id of the VPC link."
}

variable "mail_from" {
  type        = string
  description = "The address that customers get mail from, a verified identity of SES."
}

variable "approvals" {
  type = object({
    auto_approve_below        = number
    decide_within_seconds     = number
    escalation_within_seconds = number
  })
  description = "Below which total, in minor units, an order is approved by itself; how long approvers have, and after them those whom it is escalated to."
}
