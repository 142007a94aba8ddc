/** The user pool: its people, its app clients, its tokens and its Hosted UI, on Spring Authorization Server. */
@NullMarked
package dev.orders.localcloud.cognito;

import org.jspecify.annotations.NullMarked;
