package dev.orders.localcloud.gateway.model;

/**
 * One member of an integration's {@code requestParameters}.
 *
 * @param name of the integration's path parameter, query parameter or header
 */
public record ParameterMapping(Target target, String name, ValueSource source) {

    /** Where in the integration's request the value goes. */
    public enum Target {
        PATH,
        QUERYSTRING,
        HEADER
    }
}
