/** The LearnStream application; {@link org.learnstream.Main} starts it. */
@NullMarked
package org.learnstream;

import org.jspecify.annotations.NullMarked;
