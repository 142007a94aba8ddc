/** The app clients and what each may ask of the authorize endpoint. */
@NullMarked
package dev.orders.localcloud.cognito.clients;

import org.jspecify.annotations.NullMarked;
