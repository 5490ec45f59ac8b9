/** Input topics to activities: checked, de-duplicated, timed by the event, and counted. */
@NullMarked
package org.learnstream.streams.intake;

import org.jspecify.annotations.NullMarked;
