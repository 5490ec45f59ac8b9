package org.learnstream.testkit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.learner.Activity.Money;
import org.learnstream.domain.learner.Activity.Origin;

/** Arbitrary activities of one learner: few courses and few times, so that collisions are common. */
public final class Activities {
    /** The learner whose activities they are. */
    public static final String LEARNER = "u";

    private static final Money MONEY = new Money(100, "EUR");
    private static final long HALF_DAY = 12 * 60 * 60 * 1000L;

    private Activities() {}

    /** Returns lists of up to 30 activities. */
    public static Arbitrary<List<Activity>> lists() {
        return activity().list().ofMaxSize(30);
    }

    private static Arbitrary<Activity> activity() {
        Arbitrary<String> courses = Arbitraries.of("a", "b", "c");
        Arbitrary<Long> times = Arbitraries.longs().between(1, 8).map(half -> half * HALF_DAY + half % 3);
        Arbitrary<Integer> kinds = Arbitraries.integers().between(0, 7);
        Arbitrary<Integer> details = Arbitraries.integers().between(0, 5);
        return Combinators.combine(courses, times, kinds, details).as(Activities::activity);
    }

    private static Activity activity(String course, long time, int kind, int detail) {
        Origin origin = new Origin("e", LEARNER, time, null);
        return switch (kind) {
            case 0 -> new Activity.Viewed(origin, detail == 0 ? null : course);
            case 1, 2 ->
                new Activity.Progressed(origin, course, detail == 0 ? null : (detail - 1) / 4.0, Activity.Work.OTHER);
            case 3 -> new Activity.Purchased(origin, course, "o" + detail, MONEY);
            case 4 -> new Activity.Refunded(origin, course, "o" + detail, MONEY);
            case 5 -> new Activity.Rated(origin, course, Math.max(1, detail));
            case 6 ->
                new Activity.Excluded(
                        origin,
                        course,
                        detail < 3 ? Activity.Exclusion.NOT_INTERESTED : Activity.Exclusion.FORBIDDEN,
                        detail % 3 == 0);
            default -> new Activity.Discussed(origin, course);
        };
    }
}
