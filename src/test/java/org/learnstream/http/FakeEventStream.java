package org.learnstream.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** An event stream that remembers what was written, and runs tasks when it is told to. */
final class FakeEventStream implements EventStream {
    final List<String> written = new ArrayList<>();
    boolean ended;
    boolean aborted;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Runnable> onClose = new ArrayList<>();
    private Runnable onRoom = () -> {};
    private int room = Integer.MAX_VALUE;

    /** Runs all tasks that wait. */
    void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Returns how many tasks wait. */
    int waiting() {
        return tasks.size();
    }

    /** Makes room for some more parts, and says so. */
    void room(int parts) {
        room = parts;
        if (parts > 0) {
            onRoom.run();
        }
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public boolean full() {
        return room <= 0;
    }

    @Override
    public void write(String text) {
        written.add(text);
        room--;
    }

    @Override
    public void end() {
        ended = true;
        onClose.forEach(Runnable::run);
    }

    @Override
    public void abort() {
        aborted = true;
        onClose.forEach(Runnable::run);
    }

    @Override
    public void onRoom(Runnable task) {
        onRoom = task;
    }

    @Override
    public void onClose(Runnable task) {
        onClose.add(task);
    }

    @Override
    public void every(Duration interval, Runnable task) {
        throw new UnsupportedOperationException("nobody's time passes here");
    }
}
