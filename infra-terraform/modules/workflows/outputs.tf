output "state_machine_arns" {
  description = "ARNs of the state machines by key."
  value       = { for key, machine in aws_sfn_state_machine.this : key => machine.arn }
}

output "pipe_names" {
  description = "Names of the pipes by key."
  value       = { for key, pipe in aws_pipes_pipe.this : key => pipe.name }
}
