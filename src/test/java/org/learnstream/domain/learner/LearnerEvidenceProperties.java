package org.learnstream.domain.learner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.learnstream.oracle.BatchAffinities;
import org.learnstream.testkit.Activities;

import static org.assertj.core.api.Assertions.assertThat;

final class LearnerEvidenceProperties {
    @Property(tries = 2_000)
    void shouldEqualTheDefinitionWhateverHappened(@ForAll("activities") List<Activity> activities) {
        assertThat(fold(activities).affinities(EvidenceLevels.DEFAULT)).isEqualTo(BatchAffinities.of(activities));
    }

    @Property(tries = 2_000)
    void shouldEndInTheSameEvidenceWhenActivitiesArePermutedAndRepeated(
            @ForAll("activities") List<Activity> activities, @ForAll long seed) {
        Random random = new Random(seed);
        List<Activity> shuffled = new ArrayList<>(activities);
        for (Activity activity : activities) {
            for (int times = random.nextInt(3); times > 0; times--) {
                shuffled.add(activity);
            }
        }
        Collections.shuffle(shuffled, random);

        assertThat(fold(shuffled)).isEqualTo(fold(activities));
    }

    @Property(tries = 1_000)
    void shouldReturnTheSameInstanceOrAnEqualOneWhenAnActivityTellsNothingNew(
            @ForAll("activities") List<Activity> activities) {
        LearnerEvidence evidence = fold(activities);

        for (Activity activity : activities) {
            assertThat(evidence.with(activity)).isSameAs(evidence);
        }
    }

    @Provide
    Arbitrary<List<Activity>> activities() {
        return Activities.lists();
    }

    private static LearnerEvidence fold(List<Activity> activities) {
        LearnerEvidence evidence = LearnerEvidence.EMPTY;
        for (Activity activity : activities) {
            evidence = evidence.with(activity);
        }
        return evidence;
    }
}
