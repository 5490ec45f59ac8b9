@NullMarked
package org.learnstream.chaos;

import org.jspecify.annotations.NullMarked;
