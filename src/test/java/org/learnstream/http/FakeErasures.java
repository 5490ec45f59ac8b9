package org.learnstream.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.privacy.AfterErasure;
import org.learnstream.domain.privacy.ErasureReceipt;
import org.learnstream.privacy.ErasureDesk;

/** Takes requests, or fails to, and tells of the receipts it is given. */
final class FakeErasures implements ErasureDesk {
    final List<String> asked = new ArrayList<>();
    final Map<String, ErasureReceipt> receipts = new HashMap<>();

    @Nullable
    String failure;

    @Override
    public CompletionStage<String> erase(String learnerId, Optional<AfterErasure> after) {
        asked.add(learnerId + " " + after);
        return failure == null
                ? CompletableFuture.completedFuture("erasure-" + asked.size())
                : CompletableFuture.failedFuture(new IllegalStateException(failure));
    }

    @Override
    public Optional<ErasureReceipt> receipt(String erasureId) {
        return Optional.ofNullable(receipts.get(erasureId));
    }
}
