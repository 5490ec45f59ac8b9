@NullMarked
package org.learnstream.solve;

import org.jspecify.annotations.NullMarked;
