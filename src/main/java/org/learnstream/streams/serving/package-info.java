/** The serving application: tables over the compacted topics, for readers to ask. */
@NullMarked
package org.learnstream.streams.serving;

import org.jspecify.annotations.NullMarked;
