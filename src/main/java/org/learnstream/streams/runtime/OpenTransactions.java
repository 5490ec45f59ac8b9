package org.learnstream.streams.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions that a killed process left open. Whoever reads committed stops before them until they have timed out at
 * the brokers, after 10 to 20 seconds: other instances, and also the process that takes the killed one's place, which
 * reads its global stores to the end before any of its threads begins a transaction and by that ends the open one.
 */
final class OpenTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(OpenTransactions.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private OpenTransactions() {}

    /**
     * Ends those whose identifiers begin with a prefix, by fencing whoever began them. When that cannot be done they time
     * out.
     *
     * @param prefix of the transactions of one process, which must be gone
     */
    static void abort(Map<String, Object> client, String prefix) {
        try (Admin admin = Admin.create(client)) {
            List<String> open = admin
                    .listTransactions(new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
                    .all()
                    .get(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
                    .stream()
                    .map(TransactionListing::transactionalId)
                    .filter(transaction -> transaction.startsWith(prefix))
                    .toList();
            if (!open.isEmpty()) {
                admin.fenceProducers(open).all().get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
                LOG.info("Transactions that were left open are ended transactions={}", open);
            }
        } catch (ExecutionException | TimeoutException failure) {
            LOG.warn(
                    "Transactions that were left open could not be looked for and must time out prefix={}",
                    prefix,
                    failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
