/** Requests to erase learners to rows removed, tombstones and receipts. */
@NullMarked
package org.learnstream.streams.privacy;

import org.jspecify.annotations.NullMarked;
