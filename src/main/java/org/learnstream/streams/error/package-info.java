/** What becomes of records that cannot be processed. */
@NullMarked
package org.learnstream.streams.error;

import org.jspecify.annotations.NullMarked;
