/** Starts, watches and stops the Kafka Streams applications. */
@NullMarked
package org.learnstream.streams.runtime;

import org.jspecify.annotations.NullMarked;
