/** Tests of the topologies as a whole. */
@NullMarked
package org.learnstream.streams;

import org.jspecify.annotations.NullMarked;
