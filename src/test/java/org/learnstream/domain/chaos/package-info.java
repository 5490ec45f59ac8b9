@NullMarked
package org.learnstream.domain.chaos;

import org.jspecify.annotations.NullMarked;
