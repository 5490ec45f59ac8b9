package org.learnstream.streams.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.learnstream.streams.catalog.Stores;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Keeps the memory of all RocksDB stores of the process within one bound: blocks, indexes, filters and write buffers
 * share one cache. Kafka makes one per store by its name in the configuration.
 */
public final class BoundedMemory implements RocksDBConfigSetter {
    /** Key in the configuration of Kafka Streams: the bound, in bytes. */
    static final String BYTES = "learnstream.state.memory.bytes";

    private static final double BITS_PER_KEY = 10;
    private static final long WRITE_BUFFER_BYTES = 16L << 20;

    /** Part of a write buffer that a filter of its keys takes. */
    private static final double WRITE_BUFFER_FILTER = 0.05;

    private static @Nullable Shared shared;

    private record Shared(Cache cache, WriteBufferManager writeBuffers) {}

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configuration) {
        Shared memory = shared(Long.parseLong(String.valueOf(configuration.get(BYTES))));
        // Kafka looks for the block cache in the configuration that it made itself.
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setFilterPolicy(new BloomFilter(BITS_PER_KEY));
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(3);
        if (storeName.startsWith(Stores.SEEN_EVENTS)) {
            // Nearly all that is looked up there is not there. For all stores the filters, which are reserved at once,
            // would be more than the write buffers may take together.
            options.setMemtableWholeKeyFiltering(true);
            options.setMemtablePrefixBloomSizeRatio(WRITE_BUFFER_FILTER);
        }
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache outlives every single store: it is the process's.
    }

    /** Returns the bytes that RocksDB holds within the bound; 0 before the first store is opened. */
    public static synchronized long usedBytes() {
        Shared existing = shared;
        return existing == null ? 0 : existing.cache().getUsage();
    }

    /** Returns those of the bytes that cannot be given back while stores are in use. */
    public static synchronized long pinnedBytes() {
        Shared existing = shared;
        return existing == null ? 0 : existing.cache().getPinnedUsage();
    }

    /** The cache is static because Kafka makes a setter per store, and the bound is the process's. */
    private static synchronized Shared shared(long bytes) {
        Shared existing = shared;
        if (existing == null) {
            Cache cache = new LRUCache(bytes, -1, false, 0.2);
            existing = new Shared(cache, new WriteBufferManager(bytes / 2, cache));
            shared = existing;
        }
        return existing;
    }
}
