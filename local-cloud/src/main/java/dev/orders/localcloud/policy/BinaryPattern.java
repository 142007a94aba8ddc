package dev.orders.localcloud.policy;

import java.nio.ByteBuffer;
import java.util.Base64;

/** A value of {@code BinaryEquals}: bytes, written in base64 on both sides. */
record BinaryPattern(ByteBuffer expected) implements ValuePattern {

    static BinaryPattern of(String text, boolean variables) {
        return new BinaryPattern(decode(text));
    }

    @Override
    public Match match(String value, Keys keys) {
        try {
            return Match.of(expected.equals(decode(value)));
        } catch (IllegalArgumentException notBase64) {
            return Match.UNREADABLE;
        }
    }

    private static ByteBuffer decode(String text) {
        return ByteBuffer.wrap(Base64.getDecoder().decode(text));
    }

    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(expected.array());
    }
}
