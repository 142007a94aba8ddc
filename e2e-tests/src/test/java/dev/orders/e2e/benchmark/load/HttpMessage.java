package dev.orders.e2e.benchmark.load;

import java.nio.charset.StandardCharsets;

/**
 * A request or a response.
 *
 * @param head the first line and the headers
 */
public record HttpMessage(String head, byte[] body) {

    /** The header's value, or an empty text. */
    public String header(String name) {
        int line = head.indexOf('\n');
        while (line >= 0) {
            int from = line + 1;
            int colon = from + name.length();
            line = head.indexOf('\n', from);
            if (head.regionMatches(true, from, name, 0, name.length())
                    && colon < head.length()
                    && head.charAt(colon) == ':') {
                return head.substring(colon + 1, line < 0 ? head.length() : line)
                        .strip();
            }
        }
        return "";
    }

    public String path() {
        int from = head.indexOf(' ') + 1;
        return head.substring(from, head.indexOf(' ', from));
    }

    public int status() {
        return Integer.parseInt(head, 9, 12, 10);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
