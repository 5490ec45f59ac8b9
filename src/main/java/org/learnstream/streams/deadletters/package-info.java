/** Dead letters after the fact: read, counted, and sent back to where they came from. */
@NullMarked
package org.learnstream.streams.deadletters;

import org.jspecify.annotations.NullMarked;
