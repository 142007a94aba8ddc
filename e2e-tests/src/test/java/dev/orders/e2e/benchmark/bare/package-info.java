/** A bare resource server to compare with: what Spring Boot and Spring Security cost anybody, and nothing else. */
package dev.orders.e2e.benchmark.bare;
