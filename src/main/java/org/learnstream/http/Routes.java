package org.learnstream.http;

import java.util.List;
import org.learnstream.query.HttpRemoteReads;

import static org.learnstream.http.Endpoint.betweenInstances;
import static org.learnstream.http.Endpoint.delete;
import static org.learnstream.http.Endpoint.get;
import static org.learnstream.http.Endpoint.post;

/** The route table. Close it before the server: streams of events end only then. */
public final class Routes implements AutoCloseable {
    private final List<Endpoint> endpoints;
    private final AlertHandlers alerts;

    public Routes(Ports ports) {
        RecommendationHandlers recommendations =
                new RecommendationHandlers(ports.learners(), new Recommendations(ports.courses()));
        LearnerHandlers learners = new LearnerHandlers(
                ports.learners(), ports.courses().catalogue(), ports.privacy().operator());
        SimilarLearnerHandlers similarLearners =
                new SimilarLearnerHandlers(ports.courses().knowledge());
        CourseHandlers courses = new CourseHandlers(ports.courses());
        ModelHandlers models = new ModelHandlers(ports.courses().knowledge());
        OperationHandlers operations = new OperationHandlers(ports.operations());
        ErasureHandlers erasures = new ErasureHandlers(ports.privacy());
        BanditHandlers bandit = new BanditHandlers(ports.courses().knowledge(), ports.bandit());
        Titles titles = new Titles(ports.courses().catalogue());
        ChurnHandlers churn = new ChurnHandlers(
                ports.learners(), ports.churn().outlook(), titles, ports.churn().clock());
        ChurnModelHandlers churnModel =
                new ChurnModelHandlers(ports.churn().models(), ports.churn().horizonDays());
        this.alerts =
                new AlertHandlers(ports.churn().alerts(), titles, ports.churn().heartBeat());
        ports.operations().metrics().bindAlertClients(alerts::clients);
        IndexHandlers index = new IndexHandlers(this::endpoints);
        InstanceHandlers instances = new InstanceHandlers(ports.local());
        this.endpoints = List.of(
                get("/", "these endpoints", index::index),
                get("/openapi.json", "their OpenAPI 3.1 document", index::openApi),
                get(
                        "/v1/users/{user_id}/recommendations",
                        "courses for a learner, with reasons; ?limit=10, up to 50, ?model, ?exclude, ?include, ?category, ?level, ?language, ?max_price, ?explain",
                        recommendations::recommendations),
                get(
                        "/v1/users/{user_id}",
                        "what is known of a learner; with the operator token also what they said of themselves",
                        learners::learner),
                delete(
                        "/v1/users/{user_id}",
                        "has a learner erased, with the operator token; ?after=restart or refuse",
                        erasures::erase),
                get(
                        "/v1/erasures/{erasure_id}",
                        "how far an erasure has come, with the operator token",
                        erasures::receipt),
                get(
                        "/v1/users/{user_id}/neighbours",
                        "the most similar learners; ?k=10, up to 100",
                        similarLearners::neighbours),
                get("/v1/users/{user_id}/churn", "whether a learner has fallen silent", churn::churn),
                get(
                        "/v1/churn/alerts",
                        "the newest alerts of learners who fell silent or returned; ?limit=100, up to 1000, ?since, ?level",
                        alerts::alerts),
                get(
                        "/v1/churn/alerts/stream",
                        "the same as server-sent events, as they come; ?level, Last-Event-ID",
                        alerts::stream),
                get("/v1/churn/model", "how the models of who stays away do", churnModel::model),
                get("/v1/courses/{course_id}", "what is known of a course", courses::course),
                get(
                        "/v1/courses/{course_id}/neighbours",
                        "the most similar courses; ?limit=20, up to 100",
                        courses::neighbours),
                get("/v1/bandit", "how the recommenders that compete for slots do", bandit::bandit),
                get("/v1/models", "the solved models in force", models::models),
                get("/v1/intake", "records taken in by this process, by topic", operations::intake),
                post("/recommend", "courses for a learner, the older contract", recommendations::recommend),
                get("/healthz", "whether the process works", operations::health),
                get("/readyz", "whether the process can answer", operations::readiness),
                get("/metrics", "metrics for Prometheus", operations::metrics),
                betweenInstances(
                        HttpRemoteReads.PATH + "{user_id}", "this instance's rows of a learner", instances::rows));
    }

    /** Returns every endpoint. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    @Override
    public void close() {
        alerts.close();
    }
}
