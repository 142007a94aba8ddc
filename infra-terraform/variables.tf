variable "region" {
  type        = string
  description = "AWS region, such as eu-west-1. The definitions name the partition aws: neither China nor GovCloud."

  validation {
    condition     = can(regex("^(af|ap|ca|eu|il|me|mx|sa|us)-(central|east|north|northeast|northwest|south|southeast|southwest|west)-[1-9]$", var.region))
    error_message = "region must be one of the partition aws, such as eu-west-1."
  }
}

variable "name" {
  type        = string
  description = "Prefix of all resource names; also the environment's name."

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 19
    error_message = "name must be at most 19 lower-case letters, digits and single hyphens, and begin with a letter: a load balancer's target group allows 32 characters, and the longest suffix is -web-frontend."
  }

  validation {
    condition     = !can(regex("aws|amazon|cognito", var.name))
    error_message = "name must not contain aws, amazon or cognito: the Hosted UI's host begins with it, and Cognito reserves these words."
  }
}

variable "deletion_protection" {
  type        = bool
  description = "Whether tables, user pool and load balancers have to be unprotected before they can be deleted, and a deleted secret can be restored."
  default     = true
}

variable "endpoint_type" {
  type        = string
  description = "Who reaches the API: REGIONAL and EDGE the internet, PRIVATE only the VPC."
  default     = "REGIONAL"

  validation {
    condition     = contains(["REGIONAL", "PRIVATE", "EDGE"], var.endpoint_type)
    error_message = "endpoint_type must be REGIONAL, PRIVATE or EDGE."
  }
}

variable "network" {
  type = object({
    cidr                 = optional(string, "10.40.0.0/16")
    connected_cidrs      = optional(list(string), [])
    zones                = optional(list(string), ["a", "b"])
    nat_gateway_per_zone = optional(bool, true)
    interface_endpoints  = optional(set(string), [])
  })
  description = "The VPC: its addresses, /16 to /22; those of networks that it is, or will be, connected to; letters of two or three availability zones; a NAT gateway in each zone (false has one for all, which costs less and is lost with its zone); AWS services that are reached without the NAT gateway, such as logs, secretsmanager, ecr.api, ecr.dkr, each paid for by zone and hour."
  default     = {}

  validation {
    condition     = can(cidrsubnet(var.network.cidr, 4, 15)) && can(regex("^(10\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|192\\.168\\.).*/(1[6-9]|2[0-2])$", var.network.cidr)) && try(cidrsubnet(var.network.cidr, 0, 0), "") == var.network.cidr
    error_message = "network.cidr must be the first address of a private network of RFC 1918 with a prefix of /16 to /22, such as 10.40.0.0/16."
  }

  validation {
    condition     = alltrue([for cidr in var.network.connected_cidrs : can(cidrhost(cidr, 0))])
    error_message = "network.connected_cidrs must be networks such as 10.0.0.0/16."
  }

  # Two networks overlap when, with the shorter of their prefixes, they are the same one.
  validation {
    condition = alltrue([
      for cidr in var.network.connected_cidrs : try(length(distinct([
        for address in [cidr, var.network.cidr] :
        cidrsubnet("${split("/", address)[0]}/${min([for one in [cidr, var.network.cidr] : tonumber(split("/", one)[1])]...)}", 0, 0)
      ])) == 2, true)
    ])
    error_message = "network.cidr ${var.network.cidr} overlaps one of connected_cidrs (${join(", ", var.network.connected_cidrs)}): no route could lead to both. Choose another network.cidr."
  }

  validation {
    condition     = contains([2, 3], length(distinct(var.network.zones))) && length(distinct(var.network.zones)) == length(var.network.zones) && alltrue([for zone in var.network.zones : can(regex("^[a-f]$", zone))])
    error_message = "network.zones must be two or three different letters, such as [\"a\", \"b\"]: a load balancer needs two zones."
  }

  validation {
    condition     = !contains(var.network.interface_endpoints, "execute-api")
    error_message = "network.interface_endpoints must not name execute-api: endpoint_type = \"PRIVATE\" makes that endpoint, and with any other type its private DNS would hide the public API from the VPC."
  }
}

variable "web" {
  type = object({
    domain          = string
    certificate_arn = string
    hosted_zone_id  = optional(string)
    edge            = optional(object({ certificate_arn = string }))
  })
  description = "The web front end: its host name, the ACM certificate for it, and the Route 53 zone to point the name in (without one, point it at the output web_target_host yourself). With edge, CloudFront stands before it: that takes a certificate for the same name in us-east-1."

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.web.domain))
    error_message = "web.domain must be a host name such as orders.example.com, without scheme, port or path."
  }

  validation {
    condition     = can(regex("^arn:aws:acm:${var.region}:[0-9]{12}:certificate/", var.web.certificate_arn))
    error_message = "web.certificate_arn must be a certificate of ACM in ${var.region}: a load balancer takes none of another region."
  }

  validation {
    condition     = var.web.edge == null || can(regex("^arn:aws:acm:us-east-1:[0-9]{12}:certificate/", var.web.edge.certificate_arn))
    error_message = "web.edge.certificate_arn must be a certificate of ACM in us-east-1: CloudFront takes none of another region."
  }
}

variable "public_client_callback_url" {
  type        = string
  description = "Where the Hosted UI sends native and command-line clients back to."
  default     = "http://localhost:8400/callback"

  validation {
    condition     = can(regex("^(https://[^/]+|http://localhost(:[0-9]+)?|[a-z][a-z0-9.+-]*:/)[^#]*$", var.public_client_callback_url)) && (!startswith(var.public_client_callback_url, "http:") || startswith(var.public_client_callback_url, "http://localhost"))
    error_message = "public_client_callback_url must be https, http://localhost or a scheme of the client's own, without a fragment: Cognito takes no other."
  }
}

variable "images" {
  type        = map(string)
  description = "The image of each service, in ECR, by tag or digest."

  validation {
    condition     = toset(keys(var.images)) == toset(keys(module.definitions.services.services))
    error_message = "images must name one image for each of ${join(", ", keys(module.definitions.services.services))}: push them first."
  }

  validation {
    condition = alltrue([
      for image in values(var.images) :
      can(regex("^[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com/[a-z0-9._/-]+(:[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})$", image)) && !endswith(image, ":latest")
    ])
    error_message = "images must be of ECR with a tag or digest, such as 111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders/api-service:1.0.0, and not :latest: a deployment that can be rolled back names what it deploys."
  }
}

variable "functions_package" {
  type        = string
  description = "The code of the Lambda functions, a zip file; a path from this folder."
  default     = "../functions/target/functions.zip"

  validation {
    condition     = try(fileexists(var.functions_package), false)
    error_message = "functions_package: there is no file ${var.functions_package}. Build it first, in the project's folder: mvn -DskipTests package -pl functions -am"
  }
}

variable "capacity" {
  type = object({
    cpu_units     = number
    memory_mib    = number
    minimum_tasks = number
    maximum_tasks = number
  })
  description = "Size of a task of a service, and how many of them there may be."
  default = {
    cpu_units     = 1024
    memory_mib    = 2048
    minimum_tasks = 2
    maximum_tasks = 10
  }

  validation {
    condition = contains(lookup({
      256  = [512, 1024, 2048]
      512  = [1024, 2048, 3072, 4096]
      1024 = [for gib in range(2, 9) : gib * 1024]
      2048 = [for gib in range(4, 17) : gib * 1024]
      4096 = [for gib in range(8, 31) : gib * 1024]
    }, var.capacity.cpu_units, []), var.capacity.memory_mib)
    error_message = "capacity.cpu_units and memory_mib must be a pair that Fargate has: 256 with 512 to 2048, 512 with 1024 to 4096, 1024 with 2048 to 8192, 2048 with 4096 to 16384, 4096 with 8192 to 30720, in steps of 1024."
  }

  validation {
    condition     = var.capacity.minimum_tasks >= 1 && var.capacity.maximum_tasks >= var.capacity.minimum_tasks
    error_message = "capacity.minimum_tasks must be at least 1 and at most maximum_tasks."
  }
}

variable "api_domain" {
  type = object({
    name            = string
    certificate_arn = string
    hosted_zone_id  = optional(string)
  })
  description = "A host name of the API's own, the ACM certificate for it (in us-east-1 for an EDGE API), and the Route 53 zone to point the name in; null: the name that API Gateway gives."
  default     = null

  validation {
    condition     = var.api_domain == null || can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.api_domain.name))
    error_message = "api_domain.name must be a host name such as api.orders.example.com, without scheme, port or path."
  }

  validation {
    condition     = var.api_domain == null || var.endpoint_type != "PRIVATE"
    error_message = "api_domain must be left out when endpoint_type is \"PRIVATE\": a private API is called by the name of its endpoint."
  }

  validation {
    condition     = var.api_domain == null || can(regex("^arn:aws:acm:${var.endpoint_type == "EDGE" ? "us-east-1" : var.region}:[0-9]{12}:certificate/", var.api_domain.certificate_arn))
    error_message = "api_domain.certificate_arn must be a certificate of ACM in ${var.endpoint_type == "EDGE" ? "us-east-1, where an EDGE API's has to be" : "${var.region}, where the API is"}."
  }
}

variable "throttle" {
  type = object({
    requests_per_second  = optional(number, 500)
    burst_requests       = optional(number, 1000)
    requests_per_address = optional(number, 3000)
  })
  description = "How many requests the API takes before it answers 429: an account has 10000 a second for all its APIs of a region. And how many one address may send in five minutes, to the web front end and to the API each."
  default     = {}

  validation {
    condition     = var.throttle.requests_per_second > 0 && var.throttle.requests_per_second <= 10000 && var.throttle.burst_requests > 0 && var.throttle.burst_requests <= 5000
    error_message = "throttle must be above 0 and within the account's limits: 10000 requests_per_second, 5000 burst_requests."
  }

  validation {
    condition     = var.throttle.requests_per_address >= 10 && var.throttle.requests_per_address <= 2000000000
    error_message = "throttle.requests_per_address must be 10 to 2000000000: WAF takes no other."
  }
}

variable "observability" {
  type = object({
    log_retention_days = optional(number, 90)
    alarm_email        = optional(string)
    monthly_budget_usd = optional(number)
  })
  description = "How long logs are kept; where alarms are mailed to (without an address they only show on the dashboard); the month's cost, in US dollars, that is warned of when 80 % of it is spent or all of it is forecast (without one nobody is warned)."
  default     = {}

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.observability.log_retention_days)
    error_message = "observability.log_retention_days must be a period that CloudWatch has: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
  }

  validation {
    condition     = var.observability.alarm_email == null || can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.observability.alarm_email))
    error_message = "observability.alarm_email must be an address such as operations@example.com."
  }

  validation {
    condition     = coalesce(var.observability.monthly_budget_usd, 1) >= 1
    error_message = "observability.monthly_budget_usd must be at least 1."
  }
}

variable "approvals" {
  type = object({
    auto_approve_below        = optional(number, 10000)
    decide_within_seconds     = optional(number, 86400)
    escalation_within_seconds = optional(number, 86400)
  })
  description = "Below which total, in minor units, an order is approved by itself (0: none is); how long approvers have to decide, and after them those whom it is escalated to."
  default     = {}

  validation {
    condition     = var.approvals.auto_approve_below >= 0 && floor(var.approvals.auto_approve_below) == var.approvals.auto_approve_below
    error_message = "auto_approve_below is a whole number of minor units, 0 or more."
  }

  validation {
    condition = alltrue([
      for seconds in [var.approvals.decide_within_seconds, var.approvals.escalation_within_seconds] :
      seconds >= 60 && seconds <= 15552000 && floor(seconds) == seconds
    ])
    error_message = "Give approvers 60 seconds to 180 days: an execution ends after a year, whatever it waits for."
  }
}
