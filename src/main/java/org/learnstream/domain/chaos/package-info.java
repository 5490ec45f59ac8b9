/** What is to go wrong, and when, while the product proves that it survives it. */
@NullMarked
package org.learnstream.domain.chaos;

import org.jspecify.annotations.NullMarked;
