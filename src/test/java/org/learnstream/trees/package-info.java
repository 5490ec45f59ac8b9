@NullMarked
package org.learnstream.trees;

import org.jspecify.annotations.NullMarked;
