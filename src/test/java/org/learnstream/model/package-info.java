/** Tests of the course model. */
@NullMarked
package org.learnstream.model;

import org.jspecify.annotations.NullMarked;
