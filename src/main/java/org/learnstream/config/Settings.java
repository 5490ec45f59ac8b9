package org.learnstream.config;

import java.nio.file.Path;
import java.util.Map;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.model.ModelOptions;

/** All settings of the application, read once at the start. */
public record Settings(
        KafkaSettings kafka,
        SchemaSettings schema,
        TopicSettings topics,
        StreamsSettings streams,
        IntakeSettings intake,
        AffinitySettings affinity,
        ModelSettings model,
        TrendSettings trends,
        RecommendSettings recommend,
        BanditSettings bandit,
        HybridSettings hybrid,
        ContentSettings content,
        SolveSettings solve,
        ChurnSettings churn,
        PredictionSettings prediction,
        InterventionSettings interventions,
        PrivacySettings privacy,
        ServingSettings serving,
        HttpSettings http,
        BrokerSettings broker,
        CampusSettings campus,
        LogSettings log) {
    /** Returns the settings that hold when nobody sets any. */
    public static Settings defaults() {
        return SettingsLoader.load(null, Map.of(), Map.of());
    }

    /** Returns what the settings choose about what recommenders know. */
    public ModelOptions modelOptions() {
        return new ModelOptions(
                model.denseFill(), model.postingBound(), trends.options(), hybrid.start(), content.options());
    }

    /** Returns what the settings choose about recommenders. */
    public RecommendOptions recommendOptions() {
        return new RecommendOptions(
                recommend.recencyDecay(),
                recommend.reasons(),
                recommend.neighbours(),
                hybrid.closely(),
                recommend.diversity());
    }

    /** Returns these settings for another cluster. */
    public Settings withBootstrapServers(String bootstrapServers) {
        return new Settings(
                new KafkaSettings(bootstrapServers, kafka.client()),
                schema,
                topics,
                streams,
                intake,
                affinity,
                model,
                trends,
                recommend,
                bandit,
                hybrid,
                content,
                solve,
                churn,
                prediction,
                interventions,
                privacy,
                serving,
                http,
                broker,
                campus,
                log);
    }

    /** Returns these settings for a replay of history: windows of inactivity close by its own time. */
    public Settings forReplay() {
        return new Settings(
                kafka,
                schema,
                topics,
                streams,
                intake,
                affinity,
                model,
                trends,
                recommend,
                bandit,
                hybrid,
                content,
                solve,
                churn.forReplay(),
                prediction,
                interventions,
                privacy,
                serving,
                http,
                broker,
                campus,
                log);
    }

    /** Returns these settings with another port for HTTP. */
    public Settings withHttpPort(int port) {
        return new Settings(
                kafka,
                schema,
                topics,
                streams,
                intake,
                affinity,
                model,
                trends,
                recommend,
                bandit,
                hybrid,
                content,
                solve,
                churn,
                prediction,
                interventions,
                privacy,
                serving,
                new HttpSettings(http.host(), port, http.advertised(), http.operatorTokenFile()),
                broker,
                campus,
                log);
    }

    /** Returns these settings with another folder for the state stores. */
    public Settings withStateDirectory(Path stateDirectory) {
        return new Settings(
                kafka,
                schema,
                topics,
                new StreamsSettings(
                        streams.applicationId(),
                        stateDirectory,
                        streams.threads(),
                        streams.standbyReplicas(),
                        streams.commitInterval(),
                        streams.stateMemoryBytes(),
                        streams.groupProtocol(),
                        streams.instanceId()),
                intake,
                affinity,
                model,
                trends,
                recommend,
                bandit,
                hybrid,
                content,
                solve,
                churn,
                prediction,
                interventions,
                privacy,
                serving,
                http,
                broker,
                campus,
                log);
    }
}
