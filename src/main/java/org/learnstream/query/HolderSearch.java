package org.learnstream.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.learnstream.query.Answer.Found;
import org.learnstream.query.Answer.Missing;
import org.learnstream.query.Answer.Stale;
import org.learnstream.query.Answer.Unavailable;
import org.learnstream.query.Routing.Route;
import org.learnstream.streams.catalog.ServedTable;

/**
 * Asks the holders of a learner in turn, until a copy within the staleness bound answers: the active one, else a standby.
 *
 * <p>An active copy can be too old as well, while it is being restored; then a standby is asked in the same way. A holder
 * that has not answered after a while is not given up, but the next one is asked beside it: whoever answers first is heard.
 */
final class HolderSearch {
    private final Routing routing;
    private final LocalReads local;
    private final RemoteReads remote;
    private final long maximumStalenessMillis;
    private final Executor afterAWhile;
    private final LongAdder hedged = new LongAdder();

    /**
     * Returns a search.
     *
     * @param afterAWhile runs what it is given when a holder may be expected to have answered
     */
    HolderSearch(
            Routing routing, LocalReads local, RemoteReads remote, Duration maximumStaleness, Executor afterAWhile) {
        this.afterAWhile = afterAWhile;
        this.routing = routing;
        this.local = local;
        this.remote = remote;
        this.maximumStalenessMillis = maximumStaleness.toMillis();
    }

    /** Returns how many reads a further holder was asked for because the one before let us wait. */
    long hedged() {
        return hedged.sum();
    }

    /** Returns the rows of a learner, as they are with the first holder that has them fresh enough. */
    CompletionStage<Answer<LearnerRows>> rows(RecordKey learner, Set<ServedTable> tables) {
        Optional<Route> route = routing.route(learner);
        if (route.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new Unavailable<>("it is not known yet which instance holds the learner"));
        }
        try {
            Optional<Answer<LearnerRows>> here = here(learner, tables, route.get());
            if (here.isPresent()) {
                return CompletableFuture.completedFuture(here.get());
            }
        } catch (RuntimeException defect) {
            return CompletableFuture.failedFuture(defect);
        }
        Search search = new Search(learner, tables, route.get());
        search.askNext();
        return search.answer;
    }

    /** Returns what the active copy says when it is here and fresh enough, as nearly always where readers ask the holder. */
    private Optional<Answer<LearnerRows>> here(RecordKey learner, Set<ServedTable> tables, Route route) {
        return route.active().equals(routing.self())
                ? Optional.of(local.read(route.partition(), learner, tables)).filter(this::freshEnough)
                : Optional.empty();
    }

    private boolean freshEnough(Answer<LearnerRows> answer) {
        if (answer instanceof Found<LearnerRows> found) {
            return found.freshness().stalenessMillis() <= maximumStalenessMillis;
        }
        return answer instanceof Missing<LearnerRows> missing
                && missing.freshness().stalenessMillis() <= maximumStalenessMillis;
    }

    /** One read on its way from holder to holder. */
    private final class Search {
        private final CompletableFuture<Answer<LearnerRows>> answer = new CompletableFuture<>();
        private final RecordKey learner;
        private final Set<ServedTable> tables;
        private final int partition;
        private final Queue<String> holders;
        private final AtomicInteger underWay = new AtomicInteger();
        private final List<String> refusals = new ArrayList<>();
        private @Nullable Freshness leastStale;
        private @Nullable Answer<LearnerRows> active;

        Search(RecordKey learner, Set<ServedTable> tables, Route route) {
            this.tables = tables;
            this.learner = learner;
            this.partition = route.partition();
            this.holders = new ConcurrentLinkedQueue<>(route.holders(routing.self()));
        }

        /** Asks the next holder; when there is none and nobody is expected to answer any more, that is the answer. */
        void askNext() {
            underWay.incrementAndGet();
            String holder = holders.poll();
            if (holder == null) {
                if (underWay.decrementAndGet() == 0) {
                    answer.complete(outcome());
                }
            } else {
                ask(holder);
            }
        }

        /** What a holder's store or connection throws ends the read: nobody waits for an answer that cannot come. */
        private void ask(String holder) {
            try {
                if (holder.equals(routing.self())) {
                    heard(holder, local.read(partition, learner, tables));
                } else {
                    askRemote(holder);
                }
            } catch (RuntimeException defect) {
                answer.completeExceptionally(defect);
            }
        }

        private void askRemote(String holder) {
            AtomicBoolean answered = new AtomicBoolean();
            remote.read(holder, partition, learner).whenComplete((found, defect) -> {
                answered.set(true);
                if (defect == null) {
                    heard(holder, found);
                } else {
                    answer.completeExceptionally(defect);
                }
            });
            if (!answered.get() && !holders.isEmpty()) {
                afterAWhile.execute(() -> {
                    if (!answered.get() && !answer.isDone()) {
                        hedged.increment();
                        askNext();
                    }
                });
            }
        }

        private void heard(String holder, Answer<LearnerRows> found) {
            if (settledBy(holder, found)) {
                answer.complete(found);
            }
            if (!answer.isDone()) {
                askNext();
            }
            if (underWay.decrementAndGet() == 0 && !answer.isDone()) {
                answer.complete(outcome());
            }
        }

        private synchronized boolean settledBy(String holder, Answer<LearnerRows> answer) {
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
        private synchronized Answer<LearnerRows> outcome() {
            if (active != null) {
                return active;
            }
            return leastStale == null ? new Unavailable<>(String.join("; ", refusals)) : new Stale<>(leastStale);
        }
    }
}
