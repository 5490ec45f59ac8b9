package org.learnstream.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.trend.Cell;
import org.learnstream.domain.trend.TrendOptions;
import org.learnstream.domain.trend.Trends;

/**
 * Trends in memory, exact at every moment: a function of the learners' latest vectors and of what they last said of
 * themselves. Times are cut to a 32nd of the half-life, and weights are rounded to integers.
 *
 * <p>It holds when each learner came to each course. A new vector takes the old ones out of the counts of the learner's
 * cells and adds the new ones; new demographics move the learner from cell to cell. Counts are kept as of the epoch that
 * was asked for last, and as of the one before it. When time enters the next epoch, once a half-life, whoever asks first
 * counts all learners anew, with one addition for each coming to a course.
 *
 * <p>The thread that writes to the course model writes here too, any thread reads.
 */
public final class LiveTrends implements Trends {
    private static final int[] WHOLE = {0};
    private static final int FRAMES = 2;

    private final CourseModel model;
    private final TrendClock clock;
    private final double shrinkage;
    private final ModelLock lock = new ModelLock();

    private final LearnerOrdinals learners = new LearnerOrdinals();

    /** By learner: course and step, one after the other. */
    private int[][] arrivals = {};

    /** By learner: the cells they belong to, widest first. */
    private int[][] cells = {};

    private long arrivalBytes;
    private final Map<Cell, Integer> cellOrdinals = new ConcurrentHashMap<>(Map.of(Cell.WHOLE, 0));
    private final Map<Demographics, int[]> paths = new HashMap<>(Map.of(Demographics.UNKNOWN, WHOLE));

    /** Newest first; replaced and never changed, unlike the frames themselves. */
    private volatile List<TrendFrame> frames = List.of();

    LiveTrends(CourseModel model, TrendOptions options) {
        this.model = model;
        clock = new TrendClock(options.halfLife());
        shrinkage = options.shrinkage();
    }

    /**
     * Replaces the vector of a learner, after the course model has taken it.
     *
     * @param vector the learner's vector from now on; null when the learner is to be forgotten
     */
    void apply(String learnerId, @Nullable AffinityVector vector, Demographics demographics) {
        int[] after = vector == null ? new int[0] : arrivals(vector);
        int known = learners.ordinal(learnerId);
        if (known < 0 && after.length == 0) {
            return;
        }
        int learner = known < 0 ? add(learnerId, demographics) : known;
        int[] before = arrivals[learner];
        if (!Arrays.equals(before, after)) {
            lock.write(() -> {
                move(cells[learner], before, cells[learner], after);
                arrivals[learner] = after;
            });
            arrivalBytes += ArrayBytes.ints(after.length) - ArrayBytes.ints(before.length);
        }
        if (after.length == 0) {
            learners.remove(learnerId);
        }
    }

    /** Moves a learner to the cells of new demographics. */
    void move(String learnerId, Demographics demographics) {
        int[] after = path(demographics);
        int learner = learners.ordinal(learnerId);
        if (learner >= 0 && cells[learner] != after) {
            lock.write(() -> {
                move(cells[learner], arrivals[learner], after, arrivals[learner]);
                cells[learner] = after;
            });
        }
    }

    private int add(String learnerId, Demographics demographics) {
        int learner = learners.add(learnerId);
        int[] path = path(demographics);
        lock.write(() -> {
            if (learner >= arrivals.length) {
                int held = arrivals.length;
                arrivals = Arrays.copyOf(arrivals, learner + learner / 2 + 32);
                Arrays.fill(arrivals, held, arrivals.length, new int[0]);
                cells = Arrays.copyOf(cells, arrivals.length);
                Arrays.fill(cells, held, cells.length, WHOLE);
            }
            cells[learner] = path;
        });
        return learner;
    }

    private void move(int[] cellsBefore, int[] before, int[] cellsAfter, int[] after) {
        for (TrendFrame frame : frames) {
            frame.add(cellsBefore, before, -1);
            frame.add(cellsAfter, after, 1);
        }
    }

    private int[] arrivals(AffinityVector vector) {
        int[] found = new int[2 * vector.entries().size()];
        int length = 0;
        for (Affinity affinity : vector.entries()) {
            if (affinity.tenths() > 0) {
                found[length++] = model.know(affinity.courseId());
                found[length++] = clock.step(affinity.firstTime());
            }
        }
        return Arrays.copyOf(found, length);
    }

    /** Returns the ordinals of the cells of demographics, giving new cells theirs; the same array for the same ones. */
    private int[] path(Demographics demographics) {
        return paths.computeIfAbsent(
                demographics,
                unseen -> Cell.of(unseen).stream()
                        .mapToInt(cell -> cellOrdinals.computeIfAbsent(cell, ignored -> cellOrdinals.size()))
                        .toArray());
    }

    @Override
    public void readShares(Demographics demographics, long now, double[] shares) {
        TrendFrame frame = frame(clock.epoch(now));
        double scale = clock.scale(frame.epoch(), now);
        List<Cell> wanted = Cell.of(demographics);
        lock.read(() -> {
            for (int level = 0; level < wanted.size(); level++) {
                // A cell that was never met is empty, and its shares are those of the wider one.
                Integer cell = cellOrdinals.get(wanted.get(level));
                if (cell != null) {
                    readLevel(frame, cell, scale, level > 0, shares);
                }
            }
        });
    }

    private void readLevel(TrendFrame frame, int cell, double scale, boolean within, double[] shares) {
        long[] counts = frame.counts(cell);
        double prior = within ? shrinkage : 0;
        double total = scale * frame.total(cell) + prior;
        int counted = Math.min(counts.length, shares.length);
        if (!within) {
            Arrays.fill(shares, 0);
        }
        if (total == 0) {
            return;
        }
        double weight = scale / total;
        double widerWeight = prior / total;
        for (int course = 0; course < counted; course++) {
            shares[course] = weight * counts[course] + widerWeight * shares[course];
        }
        for (int course = counted; course < shares.length; course++) {
            shares[course] *= widerWeight;
        }
    }

    private TrendFrame frame(int epoch) {
        for (TrendFrame frame : frames) {
            if (frame.epoch() == epoch) {
                return frame;
            }
        }
        lock.write(() -> {
            if (frames.stream().noneMatch(frame -> frame.epoch() == epoch)) {
                List<TrendFrame> kept = frames.subList(0, Math.min(frames.size(), FRAMES - 1));
                frames = Stream.concat(Stream.of(count(epoch)), kept.stream()).toList();
            }
        });
        return frame(epoch);
    }

    private TrendFrame count(int epoch) {
        TrendFrame frame = new TrendFrame(epoch);
        for (int learner = 0; learner < arrivals.length; learner++) {
            frame.add(cells[learner], arrivals[learner], 1);
        }
        return frame;
    }

    /** Whether a learner has come to any course. */
    boolean knows(String learnerId) {
        return lock.read(() -> learners.ordinal(learnerId)) >= 0;
    }

    /** Returns how many learners have come to any course. */
    public int learners() {
        return learners.size();
    }

    /** Returns how many demographic cells have been met, the whole included. */
    public int cells() {
        return cellOrdinals.size();
    }

    /** Returns how much memory the trends take, in bytes. */
    public long memoryBytes() {
        long bytes = learners.bytes()
                + arrivalBytes
                + ArrayBytes.references(arrivals.length)
                + ArrayBytes.references(cells.length);
        for (TrendFrame frame : frames) {
            bytes += frame.bytes();
        }
        return bytes;
    }
}
