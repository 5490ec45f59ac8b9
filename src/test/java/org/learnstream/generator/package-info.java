/** Tests of the synthetic campus and its feed. */
@NullMarked
package org.learnstream.generator;

import org.jspecify.annotations.NullMarked;
