package org.learnstream.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.recommend.BlendLearner;
import org.learnstream.domain.recommend.BlendState;
import org.learnstream.domain.recommend.BlendWeights;

/** The blend in memory: what each learner of it has published last, together. One thread writes, any thread reads. */
public final class LiveBlend {
    private final BlendState first;
    private final Map<String, BlendState> states = new HashMap<>();
    private volatile BlendWeights weights;

    LiveBlend(BlendState first) {
        this.first = first;
        this.weights = BlendLearner.combine(List.of(first));
    }

    /**
     * Replaces what one learner of the blend has published; null takes it out. A state whose members are not those of
     * this blend counts for nothing.
     */
    public void apply(String source, @Nullable BlendState state) {
        if (state == null || !state.members().equals(first.members())) {
            states.remove(source);
        } else {
            states.put(source, state);
        }
        weights = BlendLearner.combine(states.isEmpty() ? List.of(first) : states.values());
    }

    /** Returns the weights as they are now. */
    public BlendWeights weights() {
        return weights;
    }

    /** Returns the state before the first example. */
    public BlendState first() {
        return first;
    }
}
