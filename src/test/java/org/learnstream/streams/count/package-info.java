/** What the topologies count, held against what was sent. */
@NullMarked
package org.learnstream.streams.count;

import org.jspecify.annotations.NullMarked;
