package org.learnstream.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.privacy.ErasureReceipt;
import org.learnstream.domain.privacy.ErasureReceipt.Stage;

/** The newest receipt of every erasure, in memory. One thread writes, any thread reads. */
public final class LiveErasures {
    private final Map<String, ErasureReceipt> receipts = new ConcurrentHashMap<>();

    /** Replaces the receipt of an erasure; null when it is to be forgotten. */
    public void apply(String erasureId, @Nullable ErasureReceipt receipt) {
        if (receipt == null) {
            receipts.remove(erasureId);
        } else {
            receipts.put(erasureId, receipt);
        }
    }

    /** Returns the newest receipt of an erasure; empty when it is not known, or has not begun. */
    public Optional<ErasureReceipt> receipt(String erasureId) {
        return Optional.ofNullable(receipts.get(erasureId));
    }

    /** Returns the erasures that have come to a stage. */
    public List<ErasureReceipt> at(Stage stage) {
        return receipts.values().stream()
                .filter(receipt -> receipt.stage() == stage)
                .toList();
    }
}
