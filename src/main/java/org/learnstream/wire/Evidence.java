package org.learnstream.wire;

import java.util.ArrayList;
import java.util.List;
import org.learnstream.domain.learner.CourseEvidence;
import org.learnstream.domain.learner.Fact;
import org.learnstream.domain.learner.Fact.Kind;
import org.learnstream.domain.learner.LearnerEvidence;
import org.learnstream.wire.avro.ExclusionFact;
import org.learnstream.wire.avro.ExclusionFactKind;
import org.learnstream.wire.avro.FactKind;

/**
 * Learner evidence between domain and the format of the store. Exclusions are facts in the domain; in the store they
 * have a list of their own, which older versions pass over, because an enumeration without a default cannot grow.
 */
public final class Evidence {
    private Evidence() {}

    /** Returns the domain's evidence of an Avro record. */
    public static LearnerEvidence fromAvro(org.learnstream.wire.avro.LearnerEvidence avro) {
        List<CourseEvidence> courses = new ArrayList<>(avro.getCourses().size());
        for (org.learnstream.wire.avro.CourseEvidence course : avro.getCourses()) {
            List<Fact> facts = new ArrayList<>(
                    course.getFacts().size() + course.getExclusions().size());
            for (org.learnstream.wire.avro.Fact fact : course.getFacts()) {
                facts.add(new Fact(Kind.valueOf(fact.getKind().name()), fact.getTime(), fact.getValue()));
            }
            for (ExclusionFact exclusion : course.getExclusions()) {
                Kind kind = Kind.valueOf(exclusion.getKind().name());
                facts.add(new Fact(kind, exclusion.getTime(), exclusion.getStands() ? 1 : 0));
            }
            courses.add(new CourseEvidence(course.getCourseId(), facts));
        }
        return new LearnerEvidence(courses);
    }

    /** Returns the Avro record of evidence. */
    public static org.learnstream.wire.avro.LearnerEvidence toAvro(LearnerEvidence evidence) {
        List<org.learnstream.wire.avro.CourseEvidence> courses =
                new ArrayList<>(evidence.courses().size());
        for (CourseEvidence course : evidence.courses()) {
            List<org.learnstream.wire.avro.Fact> facts =
                    new ArrayList<>(course.facts().size());
            List<ExclusionFact> exclusions = new ArrayList<>(0);
            for (Fact fact : course.facts()) {
                String kind = fact.kind().name();
                switch (fact.kind()) {
                    case NOT_INTERESTED, FORBIDDEN ->
                        exclusions.add(
                                new ExclusionFact(ExclusionFactKind.valueOf(kind), fact.time(), fact.value() != 0));
                    default ->
                        facts.add(
                                new org.learnstream.wire.avro.Fact(FactKind.valueOf(kind), fact.time(), fact.value()));
                }
            }
            courses.add(new org.learnstream.wire.avro.CourseEvidence(course.courseId(), facts, exclusions));
        }
        return new org.learnstream.wire.avro.LearnerEvidence(courses);
    }
}
