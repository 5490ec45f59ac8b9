/** Activities to affinity vectors: what each learner cares for. */
@NullMarked
package org.learnstream.streams.affinity;

import org.jspecify.annotations.NullMarked;
