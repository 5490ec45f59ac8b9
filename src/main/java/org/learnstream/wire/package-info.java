/** Avro records to domain and back: accepted, or rejected with a reason. */
@NullMarked
package org.learnstream.wire;

import org.jspecify.annotations.NullMarked;
