/** What tests share: brokers, builders and oracles. */
@NullMarked
package org.learnstream.testkit;

import org.jspecify.annotations.NullMarked;
