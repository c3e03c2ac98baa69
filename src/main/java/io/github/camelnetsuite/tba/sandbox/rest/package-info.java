/** NetSuite's REST web services as the simulated account answers them. */
@NullMarked
package io.github.camelnetsuite.tba.sandbox.rest;

import org.jspecify.annotations.NullMarked;
