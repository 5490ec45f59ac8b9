/** Tests of the benchmarks. */
@NullMarked
package org.learnstream.bench;

import org.jspecify.annotations.NullMarked;
