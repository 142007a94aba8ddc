package dev.orders.localcloud.definitions;

/**
 * {@code mail.yaml}: where mail comes from.
 *
 * @param sender the address that is a verified identity of SES
 */
public record MailDefinition(String sender) {}
