package dev.orders.localcloud.gateway.model;

/** A mapping template's text, compiled. Velocity's directives and references will be another implementation. */
public interface MappingTemplate {

    String render(RequestVariables request);

    /** A text without directives or references: it renders itself. */
    record Static(String text) implements MappingTemplate {
        @Override
        public String render(RequestVariables request) {
            return text;
        }
    }
}
