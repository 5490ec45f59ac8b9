/** The settings: immutable records, read once from defaults, file, environment and command line. */
@NullMarked
package org.learnstream.config;

import org.jspecify.annotations.NullMarked;
