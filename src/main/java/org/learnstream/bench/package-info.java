/** Benchmarks: what the parts cost on the machine at hand. */
@NullMarked
package org.learnstream.bench;

import org.jspecify.annotations.NullMarked;
