/** The whole local cloud under test, and another local stand-in for AWS to compare it with. */
package dev.orders.e2e.benchmark.cloud;
