/** What an operator watches: figures and charts of orders, requests and pages, each traceable to records of the stream. */
@NullMarked
package dev.orders.web.operations;

import org.jspecify.annotations.NullMarked;
