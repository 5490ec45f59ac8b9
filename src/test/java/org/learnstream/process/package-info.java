@NullMarked
package org.learnstream.process;

import org.jspecify.annotations.NullMarked;
