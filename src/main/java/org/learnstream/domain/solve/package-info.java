/** Models that are solved from sums over all learners, as systems of linear equations. */
@NullMarked
package org.learnstream.domain.solve;

import org.jspecify.annotations.NullMarked;
