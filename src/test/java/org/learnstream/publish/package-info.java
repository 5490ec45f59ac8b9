@NullMarked
package org.learnstream.publish;

import org.jspecify.annotations.NullMarked;
