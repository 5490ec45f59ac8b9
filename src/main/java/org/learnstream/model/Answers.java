package org.learnstream.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.learnstream.domain.solve.AutoencoderTraining;
import org.learnstream.domain.solve.NextCourseTraining;

/** The newest courses of some learners, drawn by their identifiers: the same learners whenever the same are there. */
final class Answers {
    private final SequenceTails tails;

    Answers(SequenceTails tails) {
        this.tails = tails;
    }

    /**
     * The newest course of a learner.
     *
     * @param learnerId the learner
     * @param tail their sequence
     */
    record Answer(String learnerId, SequenceTail tail) {
        /** Returns the learner as a judge of sequences; empty when their newest course is not solved for. */
        Optional<NextCourseTraining.Judge> judge(SolvedCourses courses) {
            int[] newestFirst = IntStream.iterate(
                            tail.length() - 1, position -> position >= tail.start(), position -> position - 1)
                    .map(position -> courses.row(tail.course(position)))
                    .toArray();
            return newestFirst[0] < 0 ? Optional.empty() : Optional.of(new NextCourseTraining.Judge(newestFirst));
        }

        /** Returns the learner as a judge of affinities; empty when their newest course is not solved for. */
        Optional<AutoencoderTraining.Judge> judge(CourseModel model, SolvedCourses courses) {
            int[] packed = model.vector(learnerId);
            int newest = tail.course(tail.length() - 1);
            int answer = -1;
            int[] rows = new int[packed.length];
            int[] tenths = new int[packed.length];
            for (int index = 0; index < packed.length; index++) {
                int course = PackedVector.course(packed[index]);
                rows[index] = courses.row(course);
                tenths[index] = PackedVector.tenths(packed[index]);
                answer = course == newest && rows[index] >= 0 ? index : answer;
            }
            return answer < 0 ? Optional.empty() : Optional.of(new AutoencoderTraining.Judge(rows, tenths, answer));
        }
    }

    /** Draws up to so many learners who took at least two courses. */
    List<Answer> draw(int most, long seed) {
        long[] keys = new long[tails.tails().length];
        int drawn = 0;
        for (int learner = 0; learner < keys.length; learner++) {
            String learnerId = tails.learners().id(learner);
            if (learnerId != null && tails.tails()[learner][0] >= 2) {
                keys[drawn++] = (long) mixed(learnerId, seed) << 32 | learner;
            }
        }
        Arrays.sort(keys, 0, drawn);
        return Arrays.stream(keys, 0, Math.min(drawn, most))
                .mapToInt(key -> (int) key)
                .mapToObj(this::answer)
                .toList();
    }

    private Answer answer(int learner) {
        return new Answer(
                java.util.Objects.requireNonNull(tails.learners().id(learner), "drawn"),
                new SequenceTail(tails.tails()[learner]));
    }

    /** The finaliser of MurmurHash3, which spreads similar identifiers. */
    private static int mixed(String learnerId, long seed) {
        long mixed = learnerId.hashCode() * 0x9E3779B97F4A7C15L + seed;
        mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return (int) (mixed >>> 32);
    }
}
