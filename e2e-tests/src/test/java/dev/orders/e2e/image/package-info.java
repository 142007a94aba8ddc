/** The container images that a deployment runs, where the build made them. */
package dev.orders.e2e.image;
