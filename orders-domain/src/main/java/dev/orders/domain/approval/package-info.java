/** What an approver does: look through the inbox, open a task, decide on it. */
@NullMarked
package dev.orders.domain.approval;

import org.jspecify.annotations.NullMarked;
