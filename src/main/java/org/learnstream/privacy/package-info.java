/** Asks for the erasure of learners, and tells how far it has come. */
@NullMarked
package org.learnstream.privacy;

import org.jspecify.annotations.NullMarked;
