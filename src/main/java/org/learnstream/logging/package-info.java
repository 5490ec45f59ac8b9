/** The form of what is logged. */
@NullMarked
package org.learnstream.logging;

import org.jspecify.annotations.NullMarked;
