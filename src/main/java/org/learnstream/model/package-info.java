/** The course model: who took what, and what that says about courses, in memory and exact at every moment. */
@NullMarked
package org.learnstream.model;

import org.jspecify.annotations.NullMarked;
