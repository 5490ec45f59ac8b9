@NullMarked
package org.learnstream.streams.runtime;

import org.jspecify.annotations.NullMarked;
