/** A simulated NetSuite account, for trying and testing without one. */
@NullMarked
package io.github.camelnetsuite.tba.sandbox;

import org.jspecify.annotations.NullMarked;
