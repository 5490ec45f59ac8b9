@NullMarked
package org.learnstream.evaluation;

import org.jspecify.annotations.NullMarked;
