/** Evaluates the product's own recommenders on data sets of real learners. */
@NullMarked
package org.learnstream.evaluation;

import org.jspecify.annotations.NullMarked;
