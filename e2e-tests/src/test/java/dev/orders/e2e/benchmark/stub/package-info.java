/** What the services call, canned: an issuer, an identity pool and DynamoDB that cost next to nothing. */
package dev.orders.e2e.benchmark.stub;
