output "sender_arn" {
  description = "ARN of the sender's identity, as policies name it."
  value       = aws_sesv2_email_identity.sender.arn
}
