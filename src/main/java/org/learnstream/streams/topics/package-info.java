/** How the topics are to be, how they are, and what to do about the difference. */
@NullMarked
package org.learnstream.streams.topics;

import org.jspecify.annotations.NullMarked;
