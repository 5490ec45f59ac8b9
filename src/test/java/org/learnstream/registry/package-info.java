/** Tests of the schema registry's client, against one in memory. */
@NullMarked
package org.learnstream.registry;

import org.jspecify.annotations.NullMarked;
