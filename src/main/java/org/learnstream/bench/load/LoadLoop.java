package org.learnstream.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.SplittableRandom;

/**
 * One thread that reads over some connections, each with one request under way, as fast as they are answered. All of it
 * is the same for every protocol but the few bytes of a request and the end of an answer.
 */
final class LoadLoop implements Runnable {
    private static final int LARGEST_ANSWER = 1 << 18;

    private final InetSocketAddress server;
    private final Protocol protocol;
    private final byte[][] requests;
    private final int connections;
    private final long warmUntil;
    private final long until;
    private final SplittableRandom random;
    private final Latencies latencies = new Latencies();
    private long all;
    private long failed;
    private long bytes;

    /**
     * Makes a loop.
     *
     * @param requests of which each read sends one, drawn by the seed
     * @param warmUntil reads count that begin after this, by {@link System#nanoTime}
     * @param until and before this
     */
    LoadLoop(
            InetSocketAddress server,
            Protocol protocol,
            byte[][] requests,
            int connections,
            long seed,
            long warmUntil,
            long until) {
        this.server = server;
        this.protocol = protocol;
        this.requests = requests;
        this.connections = connections;
        this.random = new SplittableRandom(seed);
        this.warmUntil = warmUntil;
        this.until = until;
    }

    @Override
    public void run() {
        try (Selector selector = Selector.open()) {
            for (int number = 0; number < connections; number++) {
                new Connection(selector).send();
            }
            while (System.nanoTime() < until) {
                selector.select(key -> ((Connection) key.attachment()).receive(), 100);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the server at " + server + " cannot be reached", failure);
        }
    }

    Latencies latencies() {
        return latencies;
    }

    long all() {
        return all;
    }

    long failed() {
        return failed;
    }

    long bytes() {
        return bytes;
    }

    private final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer incoming = ByteBuffer.allocateDirect(LARGEST_ANSWER);
        private final ByteBuffer outgoing = ByteBuffer.allocateDirect(1 << 10);
        private long sentAt;

        Connection(Selector selector) throws IOException {
            channel = SocketChannel.open(server);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send() throws IOException {
            outgoing.clear().put(requests[random.nextInt(requests.length)]).flip();
            sentAt = System.nanoTime();
            while (outgoing.hasRemaining()) {
                channel.write(outgoing);
            }
        }

        void receive() {
            try {
                if (channel.read(incoming) < 0) {
                    throw new IOException("the server closed a connection");
                }
                int end = incoming.position();
                incoming.flip();
                int answer = protocol.answer(incoming);
                incoming.limit(incoming.capacity()).position(end);
                if (answer != 0) {
                    count(answer);
                    incoming.clear();
                    send();
                }
            } catch (IOException broken) {
                throw new UncheckedIOException("a connection to " + server + " broke", broken);
            }
        }

        private void count(int answer) {
            long now = System.nanoTime();
            all++;
            bytes += Math.abs(answer);
            if (answer < 0) {
                failed++;
            }
            if (sentAt >= warmUntil && now <= until) {
                latencies.add(now - sentAt);
            }
        }
    }
}
