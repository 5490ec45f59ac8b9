@NullMarked
package org.learnstream.streams.error;

import org.jspecify.annotations.NullMarked;
