# What the environment's own .tfvars file says; the estimate reads no more of it.

variable "network" {
  type = object({
    zones                = optional(list(string), ["a", "b"])
    nat_gateway_per_zone = optional(bool, true)
    interface_endpoints  = optional(set(string), [])
  })
  description = "As in the root."
  default     = {}
}

variable "capacity" {
  type        = object({ cpu_units = number, memory_mib = number, minimum_tasks = number, maximum_tasks = number })
  description = "As in the root."
  default     = { cpu_units = 1024, memory_mib = 2048, minimum_tasks = 2, maximum_tasks = 10 }
}

variable "orders_per_month" {
  type        = list(number)
  description = "Orders that are placed in a month, one estimate each; 0 is an idle environment."
  default     = [0, 1000, 1000000, 100000000]

  validation {
    condition     = length(var.orders_per_month) > 0 && alltrue([for orders in var.orders_per_month : orders >= 0])
    error_message = "orders_per_month must be numbers of 0 or more."
  }
}

variable "usage" {
  type = object({
    reads_per_order          = optional(number, 20)
    pages_per_order          = optional(number, 10)
    share_decided_by_people  = optional(number, 0.2)
    share_cancelled          = optional(number, 0.02)
    orders_per_customer      = optional(number, 2)
    batches_per_page         = optional(number, 1)
    browser_events_per_page  = optional(number, 6)
    rollup_row_kib           = optional(number, 4)
    rollup_seconds           = optional(number, 0.1)
    order_kib                = optional(number, 2)
    page_kib                 = optional(number, 30)
    log_kib_per_request      = optional(number, 0.5)
    requests_per_vcpu_second = optional(number, 300)
    busiest_hour_factor      = optional(number, 4)
    months_kept              = optional(number, 12)
  })
  description = "How people use the application: requests to the API and pages for each order placed; which share of orders waits for an approver, and is cancelled; orders of one customer a month; batches of events that a page sends, and events in all; sizes; how long a batch takes to be counted; what a vCPU serves; how much busier the busiest hour is than the average one; for how many months rows are kept."
  default     = {}
}
