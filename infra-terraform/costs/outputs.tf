output "monthly_usd" {
  description = "US dollars a month by number of orders."
  value       = { for size in local.columns : size => floor(sum(values(local.lines[size])) + 0.5) }
}

output "table" {
  description = "The estimate as docs/costs.md has it: US dollars a month by item and number of orders."
  value = join("\n", concat(
    ["| US dollars a month | ${join(" | ", [for size in local.columns : size == "0" ? "idle" : "${size} orders"])} |", "|---|${join("|", [for size in local.columns : "--:"])}|"],
    [for item in keys(local.lines[local.columns[0]]) : "| ${item} | ${join(" | ", [for size in local.columns : format("%.0f", local.lines[size][item])])} |"],
    ["| **All** | ${join(" | ", [for size in local.columns : format("**%.0f**", sum(values(local.lines[size])))])} |"],
  ))
}

output "prices" {
  description = "The unit prices as docs/costs.md has them."
  value = join("\n", concat(
    ["| price | US dollars | for each | from | of | |", "|---|--:|---|---|---|---|"],
    [for name, price in var.prices : "| `${name}` | ${price.usd} | ${price.unit} | ${price.source} | ${price.as_of} | ${price.seen ? "seen" : "**to check**"} |"],
  ))
}
