package org.learnstream.wire;

import java.util.List;
import org.learnstream.domain.recommend.BlendState;
import org.learnstream.wire.avro.Blend;
import org.learnstream.wire.avro.BlendClass;

/** What was learnt about blending recommenders, between domain and wire. */
public final class Blends {
    private Blends() {}

    /** Returns the domain's state of an Avro record. */
    public static BlendState fromAvro(Blend avro) {
        List<BlendState.ClassState> classes = avro.getClasses().stream()
                .map(each -> new BlendState.ClassState(each.getWeights(), each.getSquares()))
                .toList();
        return new BlendState(avro.getMembers(), classes, avro.getSteps(), avro.getQuality());
    }

    /** Returns the Avro record of a state. */
    public static Blend toAvro(BlendState state) {
        List<BlendClass> classes = state.classes().stream()
                .map(each -> new BlendClass(each.weights(), each.squares()))
                .toList();
        return new Blend(state.members(), classes, state.steps(), state.quality());
    }
}
