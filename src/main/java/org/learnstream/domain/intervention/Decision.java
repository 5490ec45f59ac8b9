package org.learnstream.domain.intervention;

import java.util.List;
import java.util.Optional;

/**
 * What is to be done about a learner.
 *
 * @param suggestion what to do; nothing when no rule applies
 * @param contacts what is to be remembered of the learner from now on
 * @param refusals why each other rule does not apply, in the order of the rules
 */
public record Decision(Optional<Suggestion> suggestion, Contacts contacts, List<Refusal> refusals) {
    public Decision {
        refusals = List.copyOf(refusals);
    }
}
