@NullMarked
package org.learnstream.dataset;

import org.jspecify.annotations.NullMarked;
