package org.learnstream.chaos;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.learnstream.oracle.BatchCourseModel;
import org.learnstream.oracle.ToldAlert;
import org.learnstream.streams.topics.ClusterException;

/** Compares what came out with what was to come out, part by part. */
final class Comparison {
    private final Expected expected;
    private final Outcome outcome;
    private final LongSupplier clock;
    private final Map<String, List<String>> slates;
    private final Set<String> catalogue;
    private final BatchCourseModel model;

    /**
     * Works out what is expected.
     *
     * @param catalogue all courses
     * @param clock the wall clock, in milliseconds since 1970-01-01 UTC
     */
    Comparison(Expected expected, Outcome outcome, Set<String> catalogue, SlateForm form, LongSupplier clock) {
        this.expected = expected;
        this.outcome = outcome;
        this.catalogue = catalogue;
        this.clock = clock;
        this.model = expected.model();
        this.slates = expected.slates(form.recommender(), form.size());
    }

    /**
     * How slates are made.
     *
     * @param recommender who fills them
     * @param size how many courses they have
     */
    record SlateForm(String recommender, int size) {}

    /** Returns how the number of dead letters of a reason is called. */
    static String letterCount(String reason) {
        return "dead letters " + reason.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns all differences, by part; a part without any is there, too. */
    Map<String, List<String>> differences() {
        Map<String, List<String>> differences = new TreeMap<>();
        differences.put("counters", counters());
        differences.put("dead letters", part(this::letters));
        differences.put("affinities", part(() -> maps(expected.vectors(), outcome.vectors())));
        differences.put("presence", part(() -> maps(expected.presences(), outcome.presences())));
        differences.put("alerts", part(this::alerts));
        differences.put("slates", part(this::slates));
        differences.put("model", model());
        return differences;
    }

    /** One part of the comparison. */
    private interface Part {
        List<String> differences();
    }

    private static List<String> part(Part part) {
        try {
            return part.differences();
        } catch (ClusterException unreadable) {
            return List.of(String.valueOf(unreadable.getMessage()));
        }
    }

    private List<String> counters() {
        Optional<Map<String, Long>> counts = outcome.counts();
        return counts.isEmpty()
                ? List.of("an instance does not answer /v1/intake")
                : maps(expected.counts(), counts.get());
    }

    private List<String> letters() {
        Map<String, String> found = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, String> letter : outcome.letters()) {
            if (found.put(letter.getKey(), letter.getValue()) != null) {
                differences.add(letter.getKey() + " has more than one letter");
            }
        }
        differences.addAll(maps(expected.letters(), found));
        return differences;
    }

    private List<String> alerts() {
        List<ToldAlert> told = outcome.alerts();
        Set<ToldAlert> once = new HashSet<>();
        List<String> differences = new ArrayList<>();
        for (ToldAlert alert : told) {
            if (!once.add(alert)) {
                differences.add("told more than once: " + alert);
            }
        }
        Set<ToldAlert> missing = expected.alerts(clock.getAsLong());
        Set<ToldAlert> unexpected = new HashSet<>(once);
        unexpected.removeAll(missing);
        missing.removeAll(once);
        missing.forEach(alert -> differences.add("not told: " + alert));
        unexpected.forEach(alert -> differences.add("not to be told: " + alert));
        return differences;
    }

    /** Learners who care for nothing have slates as well, of what is popular; those are not compared. */
    private List<String> slates() {
        Map<String, List<String>> found = outcome.slates();
        found.keySet().retainAll(slates.keySet());
        return maps(slates, found);
    }

    private List<String> model() {
        List<String> differences = new ArrayList<>();
        for (String course : catalogue) {
            Map<String, String> wanted = course(course);
            for (String instance : outcome.instances()) {
                Optional<Map<String, String>> found = outcome.course(instance, course);
                if (!found.equals(Optional.of(wanted))) {
                    differences.add(course + " at " + instance + ": expected " + wanted + ", found " + found);
                }
            }
        }
        return differences;
    }

    private Map<String, String> course(String course) {
        Map<String, String> wanted = new TreeMap<>();
        wanted.put(course, Long.toString(model.common(course, course)));
        for (String other : catalogue) {
            long product = model.gram(course, other);
            if (!other.equals(course) && product > 0) {
                double cosine =
                        product / Math.sqrt((double) model.gram(course, course) * (double) model.gram(other, other));
                wanted.put(other, cosine + " of " + model.common(course, other));
            }
        }
        return wanted;
    }

    private static <V> List<String> maps(Map<String, V> expected, Map<String, V> found) {
        Set<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            if (!Objects.equals(expected.get(key), found.get(key))) {
                differences.add(key + ": expected " + expected.get(key) + ", found " + found.get(key));
            }
        }
        return differences;
    }
}
