/** What the topologies count beside their work, for whoever watches them. */
@NullMarked
package org.learnstream.streams.count;

import org.jspecify.annotations.NullMarked;
