/** The simulated account as a JUnit 5 extension. */
@NullMarked
package io.github.camelnetsuite.tba.sandbox.junit;

import org.jspecify.annotations.NullMarked;
