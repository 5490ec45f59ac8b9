/** The courses on offer. */
@NullMarked
package org.learnstream.domain.catalog;

import org.jspecify.annotations.NullMarked;
