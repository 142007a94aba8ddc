package dev.orders.localcloud.queues;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;

/** A message as somebody sends it. */
record Message(String body, Duration delay) {

    static final Set<String> PARAMETERS = Set.of("MessageBody", "DelaySeconds");

    /** SQS takes 1 MiB since August 2025, and 256 KiB before: the smaller one, which every tool around it knows. */
    static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_DELAY_SECONDS = 900;

    static Message read(Input input) {
        String body = input.required("MessageBody");
        if (body.isEmpty()) {
            throw Refusals.missing("MessageBody");
        }
        if (!body.codePoints().allMatch(Message::isAllowed)) {
            throw Refusals.contents();
        }
        if (bytes(body).length > MAX_BYTES) {
            throw Refusals.parameters("One or more parameters are invalid. Reason: Message must be shorter than "
                    + MAX_BYTES + " bytes.");
        }
        return new Message(body, Duration.ofSeconds(input.number("DelaySeconds", 0, 0, MAX_DELAY_SECONDS)));
    }

    int size() {
        return bytes(body).length;
    }

    static String md5(String body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes(body)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** The characters of XML 1.0, section 2.2. */
    private static boolean isAllowed(int character) {
        return character == 0x9
                || character == 0xA
                || character == 0xD
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
