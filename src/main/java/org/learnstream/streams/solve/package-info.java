/** The solving of models beside the stream: when, by whom, and how the weights are published. */
@NullMarked
package org.learnstream.streams.solve;

import org.jspecify.annotations.NullMarked;
