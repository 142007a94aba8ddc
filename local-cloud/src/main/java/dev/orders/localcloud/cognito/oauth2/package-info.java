/** The OAuth 2.0 endpoints, which answer as Cognito does where Spring Authorization Server would answer otherwise. */
@NullMarked
package dev.orders.localcloud.cognito.oauth2;

import org.jspecify.annotations.NullMarked;
