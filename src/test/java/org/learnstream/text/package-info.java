/** Tests of the analysis of text. */
@NullMarked
package org.learnstream.text;

import org.jspecify.annotations.NullMarked;
