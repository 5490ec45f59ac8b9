/** What was done in a day, in words. */
@NullMarked
package org.learnstream.domain.report;

import org.jspecify.annotations.NullMarked;
