package org.learnstream.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest alerts.
 *
 * @param alerts by the time at which their windows closed, the newest first
 * @param held how many alerts the instance holds, wanted or not
 * @param completeAfter every alert told after this time is held, in milliseconds since 1970-01-01 UTC; left out when all
 *     are that the topic had
 */
record AlertsBody(
        List<AlertBody> alerts, int held, @Nullable Long completeAfter) {}
