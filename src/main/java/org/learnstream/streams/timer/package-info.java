/** Deadlines in the order of time. */
@NullMarked
package org.learnstream.streams.timer;

import org.jspecify.annotations.NullMarked;
