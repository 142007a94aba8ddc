/** The people of the user pool and how they prove who they are. */
@NullMarked
package dev.orders.localcloud.cognito.users;

import org.jspecify.annotations.NullMarked;
