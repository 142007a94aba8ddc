/** Amazon SES (API v2) as far as the application sends mail with it, and the mailbox where all of its mail ends. */
@NullMarked
package dev.orders.localcloud.mail;

import org.jspecify.annotations.NullMarked;
