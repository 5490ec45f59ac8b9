package org.learnstream.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The listening sockets of a broker, bound before the broker is configured.
 *
 * <p>A port has to be known before the broker starts, because it advertises it. Looking for a free port and binding it
 * later would lose it to another process now and then; a socket that is bound already cannot be lost.
 */
final class BrokerSockets implements ServerSocketFactory, AutoCloseable {
    private static final InetAddress HOST = InetAddress.getLoopbackAddress();
    private static final int BACKLOG = 256;

    private final Map<String, ServerSocketChannel> byListener = new ConcurrentHashMap<>();

    private BrokerSockets() {}

    /** Binds one socket per listener on the loopback address; port 0 takes a free one. */
    static BrokerSockets bind(Map<String, Integer> ports) {
        BrokerSockets sockets = new BrokerSockets();
        try {
            for (Map.Entry<String, Integer> port : ports.entrySet()) {
                sockets.byListener.put(port.getKey(), open(port.getValue()));
            }
            return sockets;
        } catch (IOException | RuntimeException e) {
            sockets.close();
            throw new BrokerUnavailableException(
                    "The broker cannot listen at " + HOST.getHostAddress() + ", ports " + ports + ": " + e.getMessage(),
                    e);
        }
    }

    private static ServerSocketChannel open(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            // A restart on the same port must not wait for the connections of the run before.
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(HOST, port), BACKLOG);
            channel.configureBlocking(false);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e instanceof BindException ? new BindException("port " + port + ": " + e.getMessage()) : e;
        }
    }

    /** Returns {@code host:port} of a listener. */
    String address(String listener) {
        return HOST.getHostAddress() + ":" + socketAddress(listener).getPort();
    }

    /** Returns the address of a listener. */
    InetSocketAddress socketAddress(String listener) {
        return (InetSocketAddress) channel(listener).socket().getLocalSocketAddress();
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBufferBytes) {
        return channel(listener);
    }

    private ServerSocketChannel channel(String listener) {
        return Objects.requireNonNull(byListener.get(listener), listener);
    }

    /** Closes the sockets, also those that the broker closed before. */
    @Override
    public void close() {
        for (ServerSocketChannel channel : byListener.values()) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new BrokerUnavailableException("A socket of the broker does not close", e);
            }
        }
    }
}
