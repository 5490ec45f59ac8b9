/** The schema registry: asked over HTTP, and remembered. */
@NullMarked
package org.learnstream.registry;

import org.jspecify.annotations.NullMarked;
