@NullMarked
package org.learnstream.streams.deadletters;

import org.jspecify.annotations.NullMarked;
