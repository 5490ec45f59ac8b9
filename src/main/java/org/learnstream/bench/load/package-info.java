/** A client that reads as fast as a server answers, the same for HTTP and for Redis. */
@NullMarked
package org.learnstream.bench.load;

import org.jspecify.annotations.NullMarked;
