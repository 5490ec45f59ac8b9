@NullMarked
package org.learnstream.bench.load;

import org.jspecify.annotations.NullMarked;
