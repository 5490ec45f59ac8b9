/** Tests of the catalogue of topics. */
@NullMarked
package org.learnstream.streams.catalog;

import org.jspecify.annotations.NullMarked;
