/** The Terraform that deploys: sound by itself, and agreeing with the local cloud on every definition. */
package dev.orders.e2e.terraform;
