/** A real Kafka broker that runs inside this process or in a child of it, for trying things out and for tests. */
@NullMarked
package org.learnstream.broker;

import org.jspecify.annotations.NullMarked;
