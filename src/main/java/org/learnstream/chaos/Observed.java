package org.learnstream.chaos;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.oracle.BatchPresence;
import org.learnstream.oracle.ToldAlert;

/** What came out of running processes. */
record Observed(Published published, Served served) implements Outcome {
    @Override
    public Optional<Map<String, Long>> counts() {
        return served.counts();
    }

    @Override
    public List<Map.Entry<String, String>> letters() {
        return published.letters();
    }

    @Override
    public Map<String, AffinityVector> vectors() {
        return published.vectors();
    }

    @Override
    public Map<String, BatchPresence> presences() {
        return published.presences();
    }

    @Override
    public List<ToldAlert> alerts() {
        return published.alerts();
    }

    @Override
    public Map<String, List<String>> slates() {
        return published.slates();
    }

    @Override
    public List<String> instances() {
        return served.instances();
    }

    @Override
    public Optional<Map<String, String>> course(String instance, String courseId) {
        return served.course(instance, courseId);
    }
}
