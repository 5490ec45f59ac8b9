/** What is kept of a learner who was erased, and what becomes of them afterwards. */
@NullMarked
package org.learnstream.domain.privacy;

import org.jspecify.annotations.NullMarked;
