package dev.orders.e2e.benchmark.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A kept connection of a client; opened again when the server has closed it after enough requests. */
final class Connection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 15_000;

    private final int port;
    private Socket socket;
    private HttpReader reader;

    Connection(int port) throws IOException {
        this.port = port;
        open();
    }

    /** @throws IOException also where the answer is not a success: a benchmark of refusals measures nothing */
    HttpMessage send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        HttpMessage answer =
                reader.next().orElseThrow(() -> new IOException("the server closed the connection unasked"));
        if (answer.status() / 100 != 2) {
            throw new IOException("answered " + answer.status() + ": " + answer.text());
        }
        if (answer.header("Connection").equalsIgnoreCase("close")) {
            socket.close();
            open();
        }
        return answer;
    }

    private void open() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        reader = new HttpReader(socket.getInputStream());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
