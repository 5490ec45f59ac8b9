package org.learnstream.app;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.learnstream.config.Settings;
import org.learnstream.domain.privacy.AfterErasure;
import org.learnstream.domain.privacy.ErasureReceipt;
import org.learnstream.privacy.ErasureDesk;
import org.learnstream.privacy.ErasureRequests;
import org.learnstream.streams.catalog.Framing;

/** The erasure of learners, as it is asked for over HTTP. */
final class Erasing implements ErasureDesk, AutoCloseable {
    private static final String OPERATOR = "operator over HTTP";

    private final ErasureRequests requests;
    private final AfterErasure usual;
    private final LocalViews views;

    Erasing(Settings settings, Framing framing, LocalViews views) {
        this.requests = ErasureRequests.connect(settings.kafka(), framing, InstantSource.system());
        this.usual = settings.privacy().after();
        this.views = views;
    }

    @Override
    public CompletionStage<String> erase(String learnerId, Optional<AfterErasure> after) {
        return requests.erase(learnerId, OPERATOR, after.orElse(usual));
    }

    @Override
    public Optional<ErasureReceipt> receipt(String erasureId) {
        return views.erasures().flatMap(known -> known.receipt(erasureId));
    }

    @Override
    public void close() {
        requests.close();
    }
}
