/** Load over raw HTTP connections: cheap enough that two cores are the server's, not the client's. */
package dev.orders.e2e.benchmark.load;
