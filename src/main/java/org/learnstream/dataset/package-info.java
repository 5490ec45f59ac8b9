/** Readers of public data sets in the prepared form that replay and evaluation work on. */
@NullMarked
package org.learnstream.dataset;

import org.jspecify.annotations.NullMarked;
