package org.learnstream.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.learnstream.query.Answer.Found;
import org.learnstream.query.Answer.Missing;
import org.learnstream.query.Answer.Stale;
import org.learnstream.query.Answer.Unavailable;
import org.learnstream.query.Routing.Route;

/**
 * Asks the holders of a learner in turn, until a copy within the staleness bound answers: the active one, else a standby.
 *
 * <p>An active copy can be too old as well, while it is being restored; then a standby is asked in the same way.
 */
final class HolderSearch {
    private final Routing routing;
    private final LocalReads local;
    private final RemoteReads remote;
    private final long maximumStalenessMillis;

    HolderSearch(Routing routing, LocalReads local, RemoteReads remote, Duration maximumStaleness) {
        this.routing = routing;
        this.local = local;
        this.remote = remote;
        this.maximumStalenessMillis = maximumStaleness.toMillis();
    }

    /** Returns the rows of a learner, as they are with the first holder that has them fresh enough. Never fails. */
    CompletionStage<Answer<LearnerRows>> rows(RecordKey learner) {
        Optional<Route> route = routing.route(learner);
        if (route.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new Unavailable<>("it is not known yet which instance holds the learner"));
        }
        return ask(new Search(learner, route.get()));
    }

    private CompletionStage<Answer<LearnerRows>> ask(Search search) {
        while (search.holders.hasNext()) {
            String holder = search.holders.next();
            if (!holder.equals(routing.self())) {
                return remote.read(holder, search.partition, search.learner)
                        .thenCompose(answer -> search.settledBy(holder, answer)
                                ? CompletableFuture.completedFuture(answer)
                                : ask(search));
            }
            Answer<LearnerRows> answer = local.read(search.partition, search.learner);
            if (search.settledBy(holder, answer)) {
                return CompletableFuture.completedFuture(answer);
            }
        }
        return CompletableFuture.completedFuture(search.outcome());
    }

    /** One read on its way from holder to holder. */
    private final class Search {
        private final RecordKey learner;
        private final int partition;
        private final Iterator<String> holders;
        private final List<String> refusals = new ArrayList<>();
        private @Nullable Freshness leastStale;
        private @Nullable Answer<LearnerRows> active;

        Search(RecordKey learner, Route route) {
            this.learner = learner;
            this.partition = route.partition();
            this.holders = route.holders(routing.self()).iterator();
        }

        boolean settledBy(String holder, Answer<LearnerRows> answer) {
            if (answer instanceof Found<LearnerRows> found) {
                return freshEnough(found, found.freshness());
            }
            if (answer instanceof Missing<LearnerRows> missing) {
                return freshEnough(missing, missing.freshness());
            }
            if (answer instanceof Unavailable<LearnerRows> unavailable) {
                refusals.add(holder + ": " + unavailable.reason());
            }
            return false;
        }

        private boolean freshEnough(Answer<LearnerRows> answer, Freshness freshness) {
            if (freshness.stalenessMillis() <= maximumStalenessMillis) {
                return true;
            }
            if (freshness.replica() == Freshness.Replica.ACTIVE) {
                active = answer;
            }
            if (leastStale == null || freshness.stalenessMillis() < leastStale.stalenessMillis()) {
                leastStale = freshness;
            }
            return false;
        }

        /** The bound is for standbys: when no copy is within it, the active one, than which none is fresher, answers. */
        Answer<LearnerRows> outcome() {
            if (active != null) {
                return active;
            }
            return leastStale == null ? new Unavailable<>(String.join("; ", refusals)) : new Stale<>(leastStale);
        }
    }
}
