package dev.orders.localcloud.hosting;

import dev.orders.localcloud.hosting.process.StartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine. */
public final class FreePorts {

    private FreePorts() {}

    /**
     * @param setting the property that chooses another
     * @throws StartException when somebody listens there already
     */
    public static void require(String setting, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the server itself binds: a connection of an earlier run that lingers in TIME_WAIT is no listener.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            throw new StartException("port %d is taken; stop what listens there, or choose another with -D%s=PORT"
                    .formatted(port, setting));
        }
    }

    /** A port that is free now. */
    public static int any() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
