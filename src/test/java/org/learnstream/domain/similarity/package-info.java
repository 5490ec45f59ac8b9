/** Tests of similarity. */
@NullMarked
package org.learnstream.domain.similarity;

import org.jspecify.annotations.NullMarked;
