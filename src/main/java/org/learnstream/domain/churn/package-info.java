/** Who falls silent: windows of inactivity, and the probability that a learner stays away. */
@NullMarked
package org.learnstream.domain.churn;

import org.jspecify.annotations.NullMarked;
