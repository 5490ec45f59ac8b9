package org.learnstream.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.learnstream.wire.avro.Affinity;
import org.learnstream.wire.avro.AffinityVector;
import org.learnstream.wire.avro.AgeBand;
import org.learnstream.wire.avro.Consent;
import org.learnstream.wire.avro.LearnerRegistration;
import org.learnstream.wire.avro.Slate;
import org.learnstream.wire.avro.SlateItem;
import org.learnstream.wire.avro.SlateReason;

/** Records as the topologies publish them, for readers to be tested with. */
public final class Published {
    /** When the records of these tests were made. */
    public static final long EPOCH = 1_700_000_000_000L;

    private Published() {}

    /** Returns a slate of courses, best first, each because of the same own course. */
    public static Slate slate(String learner, String because, String... courseIds) {
        List<SlateItem> items = new ArrayList<>();
        for (String courseId : courseIds) {
            items.add(SlateItem.newBuilder()
                    .setCourseId(courseId)
                    .setScore(1.0 / (1 + items.size()))
                    .setArm(0)
                    .setPropensity(1.0F)
                    .setReasons(List.of(SlateReason.newBuilder()
                            .setBecause(0)
                            .setShare(0.75F)
                            .build()))
                    .build());
        }
        return Slate.newBuilder()
                .setSlateId("slate-of-" + learner)
                .setUserId(learner)
                .setItems(items)
                .setArms(List.of("item-cosine"))
                .setBecause(List.of(because))
                .setModelGeneration(17)
                .setTriggerTime(EPOCH)
                .setCreatedTime(EPOCH + 5)
                .build();
    }

    /** Returns the affinities of a learner who has taken some courses, all at r = 4.5. */
    public static AffinityVector taken(String... courseIds) {
        return AffinityVector.newBuilder()
                .setEntries(Arrays.stream(courseIds)
                        .map(courseId -> Affinity.newBuilder()
                                .setCourseId(courseId)
                                .setAffinityTenths(45)
                                .setTaken(true)
                                .setFirstTime(EPOCH)
                                .setLastTime(EPOCH + 1)
                                .build())
                        .toList())
                .setEventTime(EPOCH)
                .build();
    }

    /** Returns a registration that gives the age and the country. */
    public static LearnerRegistration registration(String learner) {
        return LearnerRegistration.newBuilder()
                .setUserId(learner)
                .setEventTime(EPOCH)
                .setAgeBand(AgeBand.FROM_25_TO_34)
                .setCountry("NO")
                .setConsent(Consent.newBuilder().setPersonalisation(true).build())
                .build();
    }
}
