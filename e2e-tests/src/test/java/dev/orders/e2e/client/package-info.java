/** Clients as the outside would write them: OAuth with PKCE, the API over plain HTTP, AWS through its SDK. */
package dev.orders.e2e.client;
