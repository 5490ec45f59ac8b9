package org.learnstream.http;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.learnstream.domain.churn.ChurnJudge;
import org.learnstream.domain.churn.ChurnModel;
import org.learnstream.domain.churn.ChurnScore;
import org.learnstream.query.ChurnSource;

/** Answers how the models of who stays away do. */
final class ChurnModelHandlers {
    private final ChurnSource source;
    private final int horizonDays;

    ChurnModelHandlers(ChurnSource source, int horizonDays) {
        this.source = source;
        this.horizonDays = horizonDays;
    }

    /** {@code GET /v1/churn/model}. */
    Future<Reply> model(Request request) {
        ChurnJudge judge = source.churn()
                .orElseThrow(() -> new ProblemException(Problem.Kind.NOT_READY, "the models are not restored yet"))
                .judge();
        return Future.succeededFuture(Reply.json(new ChurnModelBody(
                judge.chosen().map(ChurnModelHandlers::name).orElse(null),
                judge.examples(),
                judge.generation(),
                horizonDays,
                models(judge.scores()))));
    }

    private static List<ChurnModelBody.Model> models(Map<ChurnModel, ChurnScore> scores) {
        return scores.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(entry -> new ChurnModelBody.Model(
                        name(entry.getKey()),
                        entry.getValue().loss().mean(),
                        entry.getValue().loss().weight(),
                        entry.getValue().bins().reliability().stream()
                                .map(bin -> new ChurnModelBody.Bin(bin.predicted(), bin.observed(), bin.count()))
                                .toList()))
                .toList();
    }

    private static String name(ChurnModel model) {
        return model.name().toLowerCase(Locale.ROOT);
    }
}
