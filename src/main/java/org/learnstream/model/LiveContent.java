package org.learnstream.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.content.ContentIndex;
import org.learnstream.domain.content.ContentOptions;
import org.learnstream.domain.content.ContentSpace;
import org.learnstream.domain.content.ContentState;
import org.learnstream.domain.content.CourseFeatures;
import org.learnstream.domain.content.CourseLinks;
import org.learnstream.domain.content.CourseTerms;
import org.learnstream.domain.content.FeatureTable;
import org.learnstream.domain.content.Rarity;
import org.learnstream.domain.content.SparseVector;
import org.learnstream.domain.content.Taste;
import org.learnstream.domain.content.TasteLearner;
import org.learnstream.domain.recommend.SolvedWeights;

/**
 * The features of all courses in memory, as every instance keeps them. One thread writes, any thread reads.
 *
 * <p>A course that changed is alike to others at once, by features as rare as they are then. A while after, all courses
 * are taken anew by a thread of their own: that makes the next generation. When very many change at one time, as at the
 * start, most of them wait for it. What is learnt from enrolments is learnt anew from each generation of the linear
 * autoencoder, on the same thread, which dies when it has nothing to do.
 */
public final class LiveContent implements ContentIndex {
    /** So many courses are alike to others before the next generation. */
    private static final int MOST_FRESH = 64;
    /** When one course in so many was described or left since, what is learnt is learnt anew. */
    private static final int NEW_SHARE = 10;

    private final LiveSolvedWeights solved;
    private final ContentOptions options;
    private final Executor background = background();
    private volatile long learntFrom;
    private long learntOver;
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private final Object turn = new Object();

    /** Guards what follows, but for the reading of the state. */
    private final Object lock = new Object();

    private final FeatureTable features = new FeatureTable();
    private final List<CourseTerms> terms = new ArrayList<>();
    private final Map<Integer, CourseTerms> changed = new LinkedHashMap<>();
    private final Map<Integer, Course> waiting = new HashMap<>();
    private volatile ContentState state = ContentState.EMPTY;
    private volatile long version;
    private volatile long generations;

    LiveContent(LiveSolvedWeights solved, ContentOptions options) {
        this.solved = solved;
        this.options = options;
    }

    private static Executor background() {
        return new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "course-content");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Replaces what is known of a course; null forgets it. */
    void apply(int ordinal, @Nullable Course course) {
        synchronized (lock) {
            if (course != null && changed.size() + waiting.size() >= MOST_FRESH) {
                waiting.put(ordinal, course);
            } else {
                waiting.remove(ordinal);
                CourseTerms now = terms(course);
                replace(ordinal, now);
                changed.put(ordinal, now);
                state = state.with(ordinal, now, features.rarity(), options.blocks());
            }
            version++;
        }
        if (refreshing.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(options.refreshAfter().toMillis(), TimeUnit.MILLISECONDS, background)
                    .execute(this::refresh);
        }
    }

    private CourseTerms terms(@Nullable Course course) {
        return course == null ? CourseTerms.NONE : features.terms(CourseFeatures.of(course, options.analysis()));
    }

    private void replace(int ordinal, CourseTerms now) {
        while (terms.size() <= ordinal) {
            terms.add(CourseTerms.NONE);
        }
        features.remove(terms.set(ordinal, now));
        features.add(now);
    }

    @Override
    public ContentState now() {
        if (learntFrom != links().generation() && refreshing.compareAndSet(false, true)) {
            background.execute(this::refresh);
        }
        return state;
    }

    /** Takes all courses and, when it is time, all enrolments anew, and returns when that is done. */
    public void refresh() {
        synchronized (turn) {
            refreshing.set(false);
            takeWaiting();
            List<CourseTerms> all;
            Rarity rarity;
            int known;
            synchronized (lock) {
                all = List.copyOf(terms);
                rarity = features.rarity();
                known = features.size();
                changed.clear();
            }
            SparseVector[] vectors = all.stream()
                    .map(course -> course.vector(rarity, options.blocks()))
                    .toArray(SparseVector[]::new);
            Taste taste = taste(vectors, known);
            ContentState next = ContentState.of(
                    ContentSpace.of(vectors, rarity, taste, options.learntShare(), options.memoryBytes()));
            synchronized (lock) {
                Rarity newest = features.rarity();
                for (Map.Entry<Integer, CourseTerms> course : changed.entrySet()) {
                    next = next.with(course.getKey(), course.getValue(), newest, options.blocks());
                }
                state = next;
                version++;
                generations++;
            }
        }
    }

    /** Takes the courses that wait, each by itself, so that the thread that writes never waits for more than one. */
    private void takeWaiting() {
        while (true) {
            synchronized (lock) {
                if (waiting.isEmpty()) {
                    return;
                }
                int ordinal = waiting.keySet().iterator().next();
                Course course = waiting.remove(ordinal);
                replace(ordinal, terms(course));
            }
        }
    }

    /** Returns what there is to learn from; nothing when nothing is to be learnt. */
    private CourseLinks links() {
        return new SolvedLinks(
                options.learntShare() > 0 ? solved.current().autoencoder() : SolvedWeights.NONE.autoencoder());
    }

    private Taste taste(SparseVector[] vectors, int known) {
        CourseLinks links = links();
        long described =
                Arrays.stream(vectors).filter(vector -> vector.size() > 0).count();
        boolean many = Math.abs(described - learntOver) > learntOver / NEW_SHARE;
        if (links.generation() == learntFrom && !many) {
            return state.space().taste();
        }
        Taste taste = TasteLearner.learn(vectors, known, links);
        learntFrom = links.generation();
        learntOver = described;
        return taste;
    }

    /** Returns how many courses have any features. */
    public int described() {
        synchronized (lock) {
            return features.rarity().described();
        }
    }

    /** Returns how many features were ever seen. */
    public int features() {
        synchronized (lock) {
            return features.size();
        }
    }

    /** Returns how much memory the similarities and what was learnt take, in bytes. */
    public long memoryBytes() {
        return state.space().bytes();
    }

    /** Returns how often all courses were taken anew. */
    public long generations() {
        return generations;
    }

    /** Returns a number that grows with every change. */
    public long version() {
        return version;
    }
}
