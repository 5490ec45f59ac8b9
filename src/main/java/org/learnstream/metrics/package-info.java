/** What the process measures of itself, for Prometheus. */
@NullMarked
package org.learnstream.metrics;

import org.jspecify.annotations.NullMarked;
