package org.learnstream.generator;

import java.util.List;

/**
 * What all learners of a campus share. Never changed.
 *
 * @param options what the campus is drawn from
 * @param subjects identifiers of the subjects, by number
 * @param catalogue the courses
 * @param phrasebook what learners write
 * @param registrar who the learners are
 */
record CampusWorld(
        CampusOptions options,
        List<String> subjects,
        CampusCatalogue catalogue,
        Phrasebook phrasebook,
        Registrar registrar) {
    CampusWorld {
        subjects = List.copyOf(subjects);
    }

    static CampusWorld of(CampusOptions options) {
        Vocabulary vocabulary = Vocabulary.load();
        return new CampusWorld(
                options,
                vocabulary.subjects().stream().map(Vocabulary.Subject::id).toList(),
                CampusCatalogue.draw(options, vocabulary),
                new Phrasebook(vocabulary),
                new Registrar(options, vocabulary));
    }

    /** Part of the identifiers of this run: runs that start at different times never share one. */
    String run() {
        return Long.toString(options.startTime(), Character.MAX_RADIX);
    }
}
