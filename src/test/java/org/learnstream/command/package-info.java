@NullMarked
package org.learnstream.command;

import org.jspecify.annotations.NullMarked;
