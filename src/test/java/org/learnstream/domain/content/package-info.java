/** Tests of what courses are about. */
@NullMarked
package org.learnstream.domain.content;

import org.jspecify.annotations.NullMarked;
