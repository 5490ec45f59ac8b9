package org.learnstream.http;

import java.time.Duration;

/**
 * A response that takes server-sent events as they come. All but {@link #execute} is for its own thread alone, which also
 * runs all that it calls.
 */
interface EventStream {
    /** Runs a task on the stream's own thread, some time; for use by any thread. */
    void execute(Runnable task);

    /** Whether so much waits to be sent that no more should be written until there is room again. */
    boolean full();

    /** Writes a part of the event stream; ignored when the stream is closed. */
    void write(String text);

    /** Ends the response after what was written. */
    void end();

    /** Closes the connection, whatever waits to be sent. */
    void abort();

    /** Has a task run each time that there is room again. */
    void onRoom(Runnable task);

    /** Has a task run once when either side has ended or closed the stream. */
    void onClose(Runnable task);

    /** Has a task run again and again until the stream is closed. */
    void every(Duration interval, Runnable task);
}
