/** When learners were there, and what they did then. */
@NullMarked
package org.learnstream.domain.presence;

import org.jspecify.annotations.NullMarked;
