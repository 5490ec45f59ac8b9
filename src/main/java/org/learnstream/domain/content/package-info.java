/** What courses are about: features from their descriptions, and how alike courses are by them. */
@NullMarked
package org.learnstream.domain.content;

import org.jspecify.annotations.NullMarked;
