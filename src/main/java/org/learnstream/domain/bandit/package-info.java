/** The bandit that decides which recommender fills each slot: what is counted, what is believed of it, what is drawn. */
@NullMarked
package org.learnstream.domain.bandit;

import org.jspecify.annotations.NullMarked;
