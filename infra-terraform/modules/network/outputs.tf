output "vpc_id" {
  description = "Id of the VPC."
  value       = aws_vpc.this.id
}

output "public_subnet_ids" {
  description = "Ids of the public subnets."
  value       = [for subnet in aws_subnet.public : subnet.id]
  depends_on  = [aws_route.internet, aws_route_table_association.public]
}

output "private_subnet_ids" {
  description = "Ids of the private subnets, which have their ways out: a task that can't pull its image would be rolled back."
  value       = [for subnet in aws_subnet.private : subnet.id]
  depends_on = [
    aws_route.nat,
    aws_route_table_association.private,
    aws_vpc_endpoint.dynamodb,
    aws_vpc_endpoint.s3,
    aws_vpc_endpoint.interface,
    aws_vpc_security_group_ingress_rule.endpoints,
  ]
}

output "interface_endpoint_ids" {
  description = "Ids of the interface endpoints by service."
  value       = { for service, endpoint in aws_vpc_endpoint.interface : service => endpoint.id }
}

output "nat_cidrs" {
  description = "Addresses that the private subnets have on the internet."
  value       = [for address in aws_eip.nat : "${address.public_ip}/32"]
}
