/** Every topic, store and node name as a typed, immutable constant. */
@NullMarked
package org.learnstream.streams.catalog;

import org.jspecify.annotations.NullMarked;
