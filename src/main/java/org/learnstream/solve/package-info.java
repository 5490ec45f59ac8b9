/** Linear algebra: the library that solves for the domain. */
@NullMarked
package org.learnstream.solve;

import org.jspecify.annotations.NullMarked;
