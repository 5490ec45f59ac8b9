@NullMarked
package org.learnstream.streams.topics;

import org.jspecify.annotations.NullMarked;
