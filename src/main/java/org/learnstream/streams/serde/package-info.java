/** Kafka serializers and deserializers over the wire formats. */
@NullMarked
package org.learnstream.streams.serde;

import org.jspecify.annotations.NullMarked;
