package org.learnstream.privacy;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.learnstream.domain.privacy.AfterErasure;
import org.learnstream.domain.privacy.ErasureReceipt;

/** Where the erasure of learners is asked for, and told of. */
public interface ErasureDesk {
    /** Nobody is erased here. */
    ErasureDesk NONE = new ErasureDesk() {
        @Override
        public CompletionStage<String> erase(String learnerId, Optional<AfterErasure> after) {
            return CompletableFuture.failedFuture(new IllegalStateException("nobody is erased here"));
        }

        @Override
        public Optional<ErasureReceipt> receipt(String erasureId) {
            return Optional.empty();
        }
    };

    /**
     * Asks for the erasure of a learner, without blocking.
     *
     * @param after what becomes of later events; empty for what the settings say
     * @return the identifier of the erasure once the request cannot be lost any more
     */
    CompletionStage<String> erase(String learnerId, Optional<AfterErasure> after);

    /** Returns the newest receipt of an erasure; empty when it is not known, or has not begun. */
    Optional<ErasureReceipt> receipt(String erasureId);
}
