/** The analysis of text in English and Chinese, by Apache Lucene. */
@NullMarked
package org.learnstream.text;

import org.jspecify.annotations.NullMarked;
