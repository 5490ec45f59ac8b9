package org.learnstream.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of 127.0.0.1 that a process gets again when it is started anew.
 *
 * <p>They lie below those that operating systems give to outgoing connections. One of those could be taken while the process
 * is down, even by a client that tries to reach it: on loopback such a connection meets itself.
 */
public final class LastingPorts {
    private static final int FIRST = 18_000;
    private static final int LAST = 32_000;
    private static final int MOST_TRIES = 1_000;

    private LastingPorts() {}

    /** Returns some ports on which nothing listens now. */
    public static List<Integer> some(int count) {
        Set<Integer> ports = new LinkedHashSet<>();
        for (int tried = 0; tried < MOST_TRIES && ports.size() < count; tried++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                ports.add(port);
            }
        }
        if (ports.size() < count) {
            throw new ProcessException("no free ports from " + FIRST + " to " + LAST, null);
        }
        return List.copyOf(ports);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
