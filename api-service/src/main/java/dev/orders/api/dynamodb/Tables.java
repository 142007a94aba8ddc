package dev.orders.api.dynamodb;

/** The tables' names. */
public record Tables(String orders, String approvals, String approvalTasks, String products) {}
