/** Recommenders: pure functions from what a learner took to what they may like next. */
@NullMarked
package org.learnstream.domain.recommend;

import org.jspecify.annotations.NullMarked;
