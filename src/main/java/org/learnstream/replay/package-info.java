/** Publishes public data sets as the events of a platform's learners. */
@NullMarked
package org.learnstream.replay;

import org.jspecify.annotations.NullMarked;
