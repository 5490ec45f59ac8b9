/** Reading what the streams have published: ports, and their local, remote and routed forms. */
@NullMarked
package org.learnstream.query;

import org.jspecify.annotations.NullMarked;
