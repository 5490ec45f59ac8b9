/** What learners do, and what it says about the courses they care for. */
@NullMarked
package org.learnstream.domain.learner;

import org.jspecify.annotations.NullMarked;
