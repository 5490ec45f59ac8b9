/** The files that deploy the application, compared with the application. */
@NullMarked
package org.learnstream.deployment;

import org.jspecify.annotations.NullMarked;
