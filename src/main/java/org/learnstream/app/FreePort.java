package org.learnstream.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Chooses a port when the settings leave it open: other instances must be told before anything listens. */
final class FreePort {
    private FreePort() {}

    /** Returns a port on which nothing listens at an address now. */
    static int at(String host) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException("no free port at http.host " + host, failure);
        }
    }
}
