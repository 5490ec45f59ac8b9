/** What to do about a learner who falls silent: rules, and what was suggested before. */
@NullMarked
package org.learnstream.domain.intervention;

import org.jspecify.annotations.NullMarked;
