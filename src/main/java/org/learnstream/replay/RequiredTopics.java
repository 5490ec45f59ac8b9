package org.learnstream.replay;

import java.util.List;
import org.learnstream.config.Settings;
import org.learnstream.streams.topics.TopicAdministration;
import org.learnstream.streams.topics.TopicCheck;
import org.learnstream.streams.topics.TopicFinding;

/** Checks, before anything is sent, that a cluster answers and has its topics. How they are kept is not checked. */
final class RequiredTopics {
    private RequiredTopics() {}

    /** Checks the cluster of the settings; throws when it does not answer or lacks topics, and says what to do. */
    static void check(Settings settings) {
        try (TopicAdministration topics = TopicAdministration.connect(settings)) {
            TopicCheck.Result result = topics.check();
            if (result instanceof TopicCheck.Unreachable unreachable) {
                throw new ReplayException(String.join("\n", unreachable.lines()));
            }
            if (result instanceof TopicCheck.Unsound unsound) {
                failWhenMissing(unsound.problems(), unsound.bootstrapServers());
            }
        }
    }

    private static void failWhenMissing(List<TopicFinding> problems, String bootstrapServers) {
        List<TopicFinding> missing =
                problems.stream().filter(TopicFinding.Missing.class::isInstance).toList();
        if (!missing.isEmpty()) {
            List<String> names = missing.stream().map(TopicFinding::topic).toList();
            throw new ReplayException("the cluster at " + bootstrapServers + " has no topic " + String.join(", ", names)
                    + " -> " + missing.get(0).remedy(bootstrapServers));
        }
    }
}
