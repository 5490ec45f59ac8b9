/** Affinity vectors to slates: the course model, the catalogue and what is recommended to whom. */
@NullMarked
package org.learnstream.streams.recommend;

import org.jspecify.annotations.NullMarked;
