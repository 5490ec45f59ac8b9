/** The processing application: its sub-topologies, assembled. */
@NullMarked
package org.learnstream.streams;

import org.jspecify.annotations.NullMarked;
