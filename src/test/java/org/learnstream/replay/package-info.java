@NullMarked
package org.learnstream.replay;

import org.jspecify.annotations.NullMarked;
