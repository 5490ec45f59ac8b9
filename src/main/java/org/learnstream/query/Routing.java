package org.learnstream.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the copies of each partition are. */
public interface Routing {
    /** Returns this instance, as {@code host:port}. */
    String self();

    /** Returns the partition of a key and who holds copies of it; empty while no assignment is known. */
    Optional<Route> route(RecordKey key);

    /**
     * Who holds copies of a partition; hosts as {@code host:port}.
     *
     * @param partition the partition
     * @param active the instance that holds the active copy
     * @param standbys the instances that hold standby copies
     */
    record Route(int partition, String active, List<String> standbys) {
        public Route {
            standbys = List.copyOf(standbys);
        }

        /** Returns all holders in the order of asking: the active one, then the asker itself, then the others. */
        List<String> holders(String self) {
            List<String> holders = new ArrayList<>();
            holders.add(active);
            if (standbys.contains(self) && !self.equals(active)) {
                holders.add(self);
            }
            for (String standby : standbys) {
                if (!holders.contains(standby)) {
                    holders.add(standby);
                }
            }
            return holders;
        }
    }
}
