/** Java processes that this one starts, watches and ends. */
@NullMarked
package org.learnstream.process;

import org.jspecify.annotations.NullMarked;
