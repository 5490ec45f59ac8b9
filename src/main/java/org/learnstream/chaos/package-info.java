/**
 * Lets everything go wrong that can go wrong with a cluster and its instances, and compares what comes out with what was
 * to come out.
 */
@NullMarked
package org.learnstream.chaos;

import org.jspecify.annotations.NullMarked;
