/** What the web tier, operators and other instances read over HTTP: routes as a table, handlers, representations. */
@NullMarked
package org.learnstream.http;

import org.jspecify.annotations.NullMarked;
