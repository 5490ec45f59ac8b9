/** Sends records to a cluster: idempotent, acknowledged, at a rate. */
@NullMarked
package org.learnstream.publish;

import org.jspecify.annotations.NullMarked;
