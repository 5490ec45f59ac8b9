package org.learnstream.deployment;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.learnstream.config.Settings;
import org.learnstream.domain.bandit.SlotPolicies;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.http.Endpoint;
import org.learnstream.http.Operator;
import org.learnstream.http.Ports;
import org.learnstream.http.Routes;
import org.learnstream.metrics.Metrics;
import org.learnstream.privacy.ErasureDesk;
import org.learnstream.query.Answer.Unavailable;
import org.learnstream.query.ChurnAlerts;
import org.learnstream.query.ChurnOutlook;

/** The endpoints of the server, over ports behind which there is nothing. */
final class Served {
    private Served() {}

    static List<Endpoint> endpoints() {
        try (Metrics metrics = new Metrics()) {
            return new Routes(new Ports(
                            (learner, tables) ->
                                    CompletableFuture.completedFuture(new Unavailable<>("nothing is here")),
                            (partition, learner, tables) -> new Unavailable<>("nothing is here"),
                            new Ports.Courses(
                                    Optional::empty,
                                    course -> Optional.empty(),
                                    new Ports.Choice(
                                            RecommendOptions.DEFAULT, "popularity", 64, InstantSource.system())),
                            new Ports.Churn(
                                    ChurnAlerts.NONE,
                                    Optional::empty,
                                    10,
                                    ChurnOutlook.NONE,
                                    Ports.Churn.HEART_BEAT,
                                    InstantSource.system()),
                            new SlotPolicies(Settings.defaults().bandit().options("popularity")),
                            new Ports.Operations(List::of, Optional::empty, metrics),
                            new Ports.Privacy(Operator.NOBODY, ErasureDesk.NONE)))
                    .endpoints();
        }
    }
}
