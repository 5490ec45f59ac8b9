/** Boosted trees: the library that trains for the domain. */
@NullMarked
package org.learnstream.trees;

import org.jspecify.annotations.NullMarked;
