package org.learnstream.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Where the processor time of an application goes, by a recording of Java Flight Recorder.
 *
 * <p>From Java 25 on the recorder samples by processor time and sees native code too. Before, it samples threads that run
 * Java code alone, at fixed intervals: RocksDB is then part of what no sample accounts for.
 */
final class StageProfile {
    /** Name of the row of what no sample accounts for. */
    static final String REST = "not sampled: garbage collector, RocksDB's threads";

    /** The same where native code is not sampled either. */
    static final String NATIVE_REST = "not sampled: native code (RocksDB), garbage collector";

    private static final int SAMPLES_CPU_TIME = 25;
    private static final long INTERVAL_NANOS = 10_000_000;
    private static final String CPU_TIME = "jdk.CPUTimeSample";
    private static final String JAVA_CODE = "jdk.ExecutionSample";

    private StageProfile() {}

    private static boolean samplesCpuTime() {
        return Runtime.version().feature() >= SAMPLES_CPU_TIME;
    }

    /** Returns the option by which a Java process of this version records itself. */
    static List<String> jvmOptions(Path recording) {
        String sampling = samplesCpuTime() ? CPU_TIME + "#enabled=true" : JAVA_CODE + "#period=10ms";
        return List.of(
                // The topology is deep: of the usual 64 frames none might be of ours.
                "-XX:FlightRecorderOptions=stackdepth=512",
                "-XX:StartFlightRecording=" + sampling + ",filename=" + recording);
    }

    /**
     * Returns the processor time by stage, most first, and at the end what no sample accounts for.
     *
     * @param events how many events were processed
     * @param cpuMicros processor time of an event in all, in microseconds
     */
    static Map<String, Double> micros(Path recording, Instant from, Instant until, long events, double cpuMicros)
            throws IOException {
        String wanted = samplesCpuTime() ? CPU_TIME : JAVA_CODE;
        Map<String, Long> nanos = new TreeMap<>();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals(wanted)
                        && event.getStartTime().isAfter(from)
                        && event.getStartTime().isBefore(until)) {
                    nanos.merge(stage(event), weight(event), Long::sum);
                }
            }
        }
        Map<String, Double> micros = new LinkedHashMap<>();
        nanos.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .forEach(stage -> micros.put(stage.getKey(), stage.getValue() / 1e3 / events));
        double sampled =
                micros.values().stream().mapToDouble(Double::doubleValue).sum();
        micros.put(samplesCpuTime() ? REST : NATIVE_REST, Math.max(0, cpuMicros - sampled));
        return micros;
    }

    private static long weight(RecordedEvent event) {
        return samplesCpuTime() ? event.getDuration("samplingPeriod").toNanos() : INTERVAL_NANOS;
    }

    private static String stage(RecordedEvent event) {
        RecordedThread thread = event.getThread(samplesCpuTime() ? "eventThread" : "sampledThread");
        RecordedStackTrace stack = event.getStackTrace();
        String name = thread == null ? null : thread.getJavaName();
        return stack == null
                ? Stage.of(name, List.of())
                : Stage.of(
                        name,
                        stack.getFrames().stream()
                                .map(frame -> frame.getMethod().getType().getName())
                                .toList());
    }

    /** How a sample is named: by the part of the topology that runs, and what it does. */
    static final class Stage {
        private static final String OURS = "org.learnstream.";
        private static final String FEATURES = OURS + "streams.";
        private static final List<String> SHARED = List.of("serde", "catalog", "error", "runtime", "timer");

        private Stage() {}

        /**
         * Returns the stage of a stack.
         *
         * @param thread name of the thread
         * @param classes of the stack's frames, the innermost first
         */
        static String of(@Nullable String thread, List<String> classes) {
            String work = "own code";
            for (String type : classes) {
                String feature = feature(type);
                if (feature != null) {
                    return feature + ": " + work;
                }
                if (work.equals("own code") || work.equals("scoring")) {
                    String its = work(type);
                    work = its.equals("own code") ? work : its;
                }
            }
            String place = thread(thread == null ? "" : thread, classes);
            return work.equals("own code") ? place : place + ": " + work;
        }

        private static @Nullable String feature(String type) {
            if (!type.startsWith(FEATURES)) {
                return null;
            }
            String rest = type.substring(FEATURES.length());
            int dot = rest.indexOf('.');
            String feature = dot < 0 ? null : rest.substring(0, dot);
            return feature == null || SHARED.contains(feature) ? null : feature;
        }

        private static String work(String type) {
            if (type.startsWith("org.rocksdb.")) {
                return "RocksDB";
            }
            if (type.startsWith("org.apache.avro.") || type.startsWith(OURS + "wire.")) {
                return "Avro";
            }
            if (type.startsWith("org.apache.kafka.clients.producer.") || type.endsWith(".RecordCollectorImpl")) {
                return "writing records";
            }
            if (type.startsWith(OURS + "domain.recommend.") && type.endsWith("Scorer")) {
                return "scoring, " + type.substring(type.lastIndexOf('.') + 1);
            }
            if (type.startsWith(OURS + "domain.recommend.") || type.startsWith(OURS + "domain.similarity.")) {
                return "scoring";
            }
            return "own code";
        }

        private static String thread(String thread, List<String> classes) {
            if (thread.contains("GlobalStreamThread")) {
                return "global thread";
            }
            if (thread.contains("kafka-producer-network-thread")) {
                return "producer's thread";
            }
            if (thread.contains("-StreamThread-")) {
                return classes.stream().anyMatch(type -> type.startsWith("org.apache.kafka.clients.consumer."))
                        ? "Kafka Streams: reading"
                        : "Kafka Streams: all else";
            }
            return classes.stream().anyMatch(type -> type.startsWith(OURS + "solve."))
                    ? "solving models"
                    : "other threads";
        }
    }
}
