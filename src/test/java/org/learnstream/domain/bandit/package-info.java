@NullMarked
package org.learnstream.domain.bandit;

import org.jspecify.annotations.NullMarked;
