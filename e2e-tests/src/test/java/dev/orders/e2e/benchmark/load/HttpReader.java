package dev.orders.e2e.benchmark.load;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the messages of a kept HTTP/1.1 connection: as much of the protocol as Tomcat and the SDK's client speak here. */
public final class HttpReader {

    private static final int CAPACITY = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[CAPACITY];
    private int start;
    private int end;

    public HttpReader(InputStream in) {
        this.in = in;
    }

    /** The next message; empty when the other side has closed the connection instead. */
    public Optional<HttpMessage> next() throws IOException {
        if (start == end && !fill()) {
            return Optional.empty();
        }
        String head = until("\r\n\r\n");
        HttpMessage headOnly = new HttpMessage(head, new byte[0]);
        String length = headOnly.header("Content-Length");
        if (!length.isEmpty()) {
            return Optional.of(new HttpMessage(head, take(Integer.parseInt(length))));
        }
        return Optional.of(
                headOnly.header("Transfer-Encoding").equals("chunked") ? new HttpMessage(head, chunks()) : headOnly);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(until("\r\n"), 16); size > 0; size = Integer.parseInt(until("\r\n"), 16)) {
            body.writeBytes(take(size));
            until("\r\n");
        }
        until("\r\n");
        return body.toByteArray();
    }

    private String until(String mark) throws IOException {
        int searched = start;
        while (true) {
            for (int at = searched; at <= end - mark.length(); at++) {
                if (isAt(at, mark)) {
                    String text = new String(buffer, start, at - start, StandardCharsets.ISO_8859_1);
                    start = at + mark.length();
                    return text;
                }
            }
            int unread = end - start;
            require();
            searched = start + Math.max(0, unread - mark.length());
        }
    }

    private boolean isAt(int position, String mark) {
        for (int i = 0; i < mark.length(); i++) {
            if (buffer[position + i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private byte[] take(int count) throws IOException {
        byte[] taken = new byte[count];
        int done = Math.min(count, end - start);
        System.arraycopy(buffer, start, taken, 0, done);
        start += done;
        if (in.readNBytes(taken, done, count - done) < count - done) {
            throw new EOFException("the connection ended within a message");
        }
        return taken;
    }

    private void require() throws IOException {
        if (!fill()) {
            throw new EOFException("the connection ended within a message");
        }
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        if (end == CAPACITY) {
            throw new IOException("a head of more than " + CAPACITY + " bytes");
        }
        int read = in.read(buffer, end, CAPACITY - end);
        end += Math.max(0, read);
        return read > 0;
    }
}
