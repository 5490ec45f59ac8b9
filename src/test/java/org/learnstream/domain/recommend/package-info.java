/** Tests of the recommenders. */
@NullMarked
package org.learnstream.domain.recommend;

import org.jspecify.annotations.NullMarked;
