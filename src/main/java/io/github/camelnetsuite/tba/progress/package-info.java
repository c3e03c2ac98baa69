/** How far a route has come, and how that is kept without losing a record. */
@NullMarked
package io.github.camelnetsuite.tba.progress;

import org.jspecify.annotations.NullMarked;
