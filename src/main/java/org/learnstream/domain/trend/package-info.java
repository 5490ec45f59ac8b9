/** What learners have come to lately, overall and among those alike. */
@NullMarked
package org.learnstream.domain.trend;

import org.jspecify.annotations.NullMarked;
