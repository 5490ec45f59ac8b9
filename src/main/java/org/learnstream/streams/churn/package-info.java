/** Activities to churn alerts: who falls silent, and who returns. */
@NullMarked
package org.learnstream.streams.churn;

import org.jspecify.annotations.NullMarked;
