/** Which records come next after a position. */
@NullMarked
package io.github.camelnetsuite.tba.source;

import org.jspecify.annotations.NullMarked;
