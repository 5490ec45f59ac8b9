/** How good rankings are: measures over the ranks of what learners did next. */
@NullMarked
package org.learnstream.domain.evaluation;

import org.jspecify.annotations.NullMarked;
