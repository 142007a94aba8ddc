package dev.orders.domain.ordering;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what a request asks for, not of its spelling: the order of JSON members and white space make no other request. */
final class BodyHash {
    private BodyHash() {}

    static String of(PlaceOrder.Command command) {
        var text = new StringBuilder();
        for (var item : command.items()) {
            text.append(item.sku().value())
                    .append('\t')
                    .append(item.quantity().value())
                    .append('\n');
        }
        // A SKU has no line feed, so the empty line separates unambiguously; a note is never empty.
        var note = command.note();
        text.append('\n').append(note == null ? "" : note.text());
        return HexFormat.of().formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
