@NullMarked
package org.learnstream.domain.solve;

import org.jspecify.annotations.NullMarked;
