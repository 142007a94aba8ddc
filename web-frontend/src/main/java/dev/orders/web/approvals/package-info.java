/** What an approver works: the inbox of orders that wait, and the decision on one of them. */
@NullMarked
package dev.orders.web.approvals;

import org.jspecify.annotations.NullMarked;
