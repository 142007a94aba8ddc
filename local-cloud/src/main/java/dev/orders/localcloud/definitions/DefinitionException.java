package dev.orders.localcloud.definitions;

/** A definition that the local cloud does not execute: it stops the start, naming the file and the place in it. */
public final class DefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file the definition's file name
     * @param place a JSON pointer into the document, or a line
     */
    public DefinitionException(String file, String place, String why) {
        super("%s at %s: %s".formatted(file, place.isEmpty() ? "/" : place, why));
    }
}
