/** How courses go together, judged by the learners they share. */
@NullMarked
package org.learnstream.domain.similarity;

import org.jspecify.annotations.NullMarked;
