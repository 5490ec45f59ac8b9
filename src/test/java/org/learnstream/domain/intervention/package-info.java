@NullMarked
package org.learnstream.domain.intervention;

import org.jspecify.annotations.NullMarked;
