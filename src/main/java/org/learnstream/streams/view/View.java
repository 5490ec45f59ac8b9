package org.learnstream.streams.view;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.StateStoreProvider;
import org.learnstream.streams.count.StreamCounts;

/**
 * A global store that is an object in memory, or a part of one: a view of a compacted topic. It is never written to disk;
 * at the start the topic is read from its beginning by the same processor that keeps the view current.
 *
 * @param <T> type of the object
 */
public final class View<T> implements StateStore {
    private final String name;
    private final T content;
    private final StreamCounts counts;
    private final Map<Integer, Long> nextOffsets = new HashMap<>();
    private long generation;
    private long skipped;
    private volatile boolean open;

    private View(String name, T content, StreamCounts counts) {
        this.counts = counts;
        this.name = name;
        this.content = content;
    }

    /** Returns the object. */
    public T content() {
        return content;
    }

    /** Returns the builder of a view of an object. */
    static <T> StoreBuilder<View<T>> builder(String name, T content, StreamCounts counts) {
        return new Builder<>(name, content, counts);
    }

    /** Returns the type by which a view is asked for from outside the topology. */
    public static <T> QueryableStoreType<View<T>> type(Class<T> content) {
        return new Type<>(content);
    }

    /**
     * Notes that a record was taken in and returns the view's generation: the sum over the partitions of the offsets
     * read up to, the same for every instance that has read as far. One thread calls it, at the start as later.
     */
    long advance(int partition, long offset) {
        Long before = nextOffsets.put(partition, offset + 1);
        generation += offset + 1 - (before == null ? 0 : before);
        return generation;
    }

    /** Notes that a record could not be read and returns how many they were. One thread calls it. */
    long skip(String topic) {
        counts.skipped(topic);
        return ++skipped;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {
            throw new IllegalStateException("the view " + name + " is restored by its processor");
        });
        open = true;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    private record Builder<T>(String name, T content, StreamCounts counts) implements StoreBuilder<View<T>> {
        @Override
        public StoreBuilder<View<T>> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<View<T>> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<View<T>> withLoggingEnabled(Map<String, String> config) {
            throw new UnsupportedOperationException("a view has its topic and needs no changelog");
        }

        @Override
        public StoreBuilder<View<T>> withLoggingDisabled() {
            return this;
        }

        @Override
        public View<T> build() {
            return new View<>(name, content, counts);
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }

    private record Type<T>(Class<T> content) implements QueryableStoreType<View<T>> {
        @Override
        public boolean accepts(StateStore store) {
            return store instanceof View<?> view && content.isInstance(view.content());
        }

        @Override
        public View<T> create(StateStoreProvider provider, String storeName) {
            return provider.stores(storeName, this).get(0);
        }
    }
}
