/** Responses to recommendations to the counts of the bandit's arms. */
@NullMarked
package org.learnstream.streams.feedback;

import org.jspecify.annotations.NullMarked;
