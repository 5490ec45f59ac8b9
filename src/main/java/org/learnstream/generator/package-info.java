/** A synthetic campus: courses, learners and everything they do, drawn from a seed, and its feed into Kafka. */
@NullMarked
package org.learnstream.generator;

import org.jspecify.annotations.NullMarked;
