@NullMarked
package org.learnstream.streams.solve;

import org.jspecify.annotations.NullMarked;
