/** Tests of the views of compacted topics. */
@NullMarked
package org.learnstream.streams.view;

import org.jspecify.annotations.NullMarked;
