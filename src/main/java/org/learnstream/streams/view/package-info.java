/** In-memory views of compacted topics, as global stores: the course model and the catalogue. */
@NullMarked
package org.learnstream.streams.view;

import org.jspecify.annotations.NullMarked;
