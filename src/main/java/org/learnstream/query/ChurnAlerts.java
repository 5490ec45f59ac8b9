package org.learnstream.query;

import java.util.List;
import java.util.Optional;

/** The read port for alerts of learners who fell silent or returned. */
public interface ChurnAlerts {
    /** Nobody is told of here. */
    ChurnAlerts NONE = new ChurnAlerts() {
        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public Optional<HeldAlerts> held() {
            return Optional.empty();
        }

        @Override
        public Optional<Following> follow(Optional<String> after, Reader reader) {
            return Optional.empty();
        }
    };

    /** Whether what the topic had at first was read. */
    boolean ready();

    /** Returns the alerts that are held; empty until what the topic had at first was read. */
    Optional<HeldAlerts> held();

    /**
     * Hands every alert that comes from now on to a reader, until the returned following is closed.
     *
     * @param after a position that a reader reached before, in its text form, possibly of another instance or of another
     *     time; empty to start with what comes
     * @param reader takes what comes
     * @return empty until what the topic had at first was read
     */
    Optional<Following> follow(Optional<String> after, Reader reader);

    /** Takes alerts as they come, without blocking; those of one partition in the order of the topic. */
    interface Reader {
        /** Takes the next alert. */
        void take(ToldAlert alert);

        /** Takes that nothing will come any more, because the topic was made anew. */
        void lose();
    }

    /**
     * A reader's following of alerts.
     *
     * @param position where the missed alerts begin
     * @param missed the alerts after the position that are held already, and will not be handed to the reader
     * @param gap whether alerts after the position that was asked for are not held any more, or the position is none
     * @param end ends the following
     */
    record Following(AlertPosition position, List<ToldAlert> missed, boolean gap, Runnable end)
            implements AutoCloseable {
        public Following {
            missed = List.copyOf(missed);
        }

        @Override
        public void close() {
            end.run();
        }
    }
}
