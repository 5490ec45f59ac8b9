package org.learnstream.wire;

import java.util.ArrayList;
import java.util.List;
import org.learnstream.domain.learner.CourseEvidence;
import org.learnstream.domain.learner.Fact;
import org.learnstream.domain.learner.LearnerEvidence;
import org.learnstream.wire.avro.FactKind;

/** Learner evidence between domain and the format of the store. */
public final class Evidence {
    private Evidence() {}

    /** Returns the domain's evidence of an Avro record. */
    public static LearnerEvidence fromAvro(org.learnstream.wire.avro.LearnerEvidence avro) {
        List<CourseEvidence> courses = new ArrayList<>(avro.getCourses().size());
        for (org.learnstream.wire.avro.CourseEvidence course : avro.getCourses()) {
            List<Fact> facts = new ArrayList<>(course.getFacts().size());
            for (org.learnstream.wire.avro.Fact fact : course.getFacts()) {
                facts.add(new Fact(Fact.Kind.valueOf(fact.getKind().name()), fact.getTime(), fact.getValue()));
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
            for (Fact fact : course.facts()) {
                facts.add(new org.learnstream.wire.avro.Fact(
                        FactKind.valueOf(fact.kind().name()), fact.time(), fact.value()));
            }
            courses.add(new org.learnstream.wire.avro.CourseEvidence(course.courseId(), facts));
        }
        return new org.learnstream.wire.avro.LearnerEvidence(courses);
    }
}
