package org.learnstream.chaos;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.chaos.FaultKind;
import org.learnstream.process.JavaProcess;
import org.learnstream.process.LastingPorts;

/**
 * The instances of the application, as what faults happen to. One that ends by itself is started again, as the
 * supervisor of any platform would.
 */
final class Instances implements FaultTarget, AutoCloseable {
    private static final String COPIES = "learnstream_serving_copies";

    private final List<InstanceProcess> instances = new ArrayList<>();
    private final Set<Integer> down = ConcurrentHashMap.newKeySet();
    private final AtomicInteger endedThemselves = new AtomicInteger();
    private final int partitions;
    private @Nullable Stutter stutter;

    private Instances(int partitions) {
        this.partitions = partitions;
    }

    /**
     * Starts instances, without waiting for them.
     *
     * @param folder where they keep their state
     * @param settings what they have in common
     * @param partitions how many partitions each topic has
     * @param output told each line that an instance writes, with the instance, from 1; on several threads
     */
    static Instances start(
            int size,
            Path folder,
            int heapMegabytes,
            Map<String, String> settings,
            int partitions,
            BiConsumer<Integer, String> output) {
        Instances started = new Instances(partitions);
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        List<Integer> ports = LastingPorts.some(size);
        for (int member = 0; member < size; member++) {
            int number = member + 1;
            Map<String, String> own = new LinkedHashMap<>(settings);
            own.put("streams.state-directory", folder.resolve("state-" + number).toString());
            started.instances.add(InstanceProcess.start(
                    ports.get(member), heapMegabytes, own, client, line -> output.accept(number, line)));
        }
        return started;
    }

    /** Returns all of them. */
    List<InstanceProcess> all() {
        return instances;
    }

    /** Returns how often one ended that was not made to. */
    int endedThemselves() {
        return endedThemselves.get();
    }

    /** Starts those again that have ended by themselves. */
    void supervise() {
        for (int member = 0; member < instances.size(); member++) {
            if (!down.contains(member) && !instances.get(member).process().alive()) {
                endedThemselves.incrementAndGet();
                instances.get(member).restart();
            }
        }
    }

    @Override
    public void inflict(int member, FaultKind kind) {
        InstanceProcess instance = instances.get(member);
        down.add(member);
        JavaProcess process = instance.process();
        switch (kind) {
            case KILL -> process.kill();
            case PAUSE -> process.pause();
            case RESTART -> instance.stop();
            case SLOW -> stutter = new Stutter(process);
            case FULL_DISK -> process.limitFiles(JavaProcess.Limit.FULL);
        }
    }

    @Override
    public void mend(int member, FaultKind kind) {
        InstanceProcess instance = instances.get(member);
        switch (kind) {
            case KILL, RESTART -> instance.restart();
            case PAUSE -> instance.process().resume();
            case SLOW -> {
                Stutter running = stutter;
                if (running != null) {
                    running.close();
                    stutter = null;
                }
            }
            case FULL_DISK -> {
                if (instance.process().alive()) {
                    instance.process().limitFiles(JavaProcess.Limit.NONE);
                }
            }
        }
        down.remove(member);
    }

    /** All are ready, and between them they hold an active copy and a standby of every partition. */
    @Override
    public boolean whole() {
        int active = 0;
        int standby = 0;
        for (InstanceProcess instance : instances) {
            if (!instance.process().alive() || instance.get("/readyz").isEmpty()) {
                return false;
            }
            Optional<String> metrics = instance.get("/metrics");
            if (metrics.isEmpty()) {
                return false;
            }
            active += copies(metrics.get(), "active");
            standby += copies(metrics.get(), "standby");
        }
        return active >= partitions && standby >= partitions;
    }

    private static int copies(String metrics, String replica) {
        return metrics.lines()
                .filter(line -> line.startsWith(COPIES) && line.contains("replica=\"" + replica + "\""))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public String name(int member) {
        return "instance " + (member + 1);
    }

    /** Ends all at once. */
    @Override
    public void close() {
        for (int member = 0; member < instances.size(); member++) {
            down.add(member);
        }
        instances.forEach(instance -> instance.process().kill());
    }
}
