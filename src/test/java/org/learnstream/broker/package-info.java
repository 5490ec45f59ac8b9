@NullMarked
package org.learnstream.broker;

import org.jspecify.annotations.NullMarked;
