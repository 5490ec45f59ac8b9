/** The commands of {@code learnstream}: each reads its options, runs and answers with an exit code. */
@NullMarked
package org.learnstream.command;

import org.jspecify.annotations.NullMarked;
