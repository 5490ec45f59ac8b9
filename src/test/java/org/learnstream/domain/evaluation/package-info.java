@NullMarked
package org.learnstream.domain.evaluation;

import org.jspecify.annotations.NullMarked;
