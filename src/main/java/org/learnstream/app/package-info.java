/** The composition root: the only place that sees everything. */
@NullMarked
package org.learnstream.app;

import org.jspecify.annotations.NullMarked;
