/**
 * Oracles: what must come out, worked out from everything at once, slowly and obviously, without the code that works it
 * out event by event.
 */
@NullMarked
package org.learnstream.oracle;

import org.jspecify.annotations.NullMarked;
