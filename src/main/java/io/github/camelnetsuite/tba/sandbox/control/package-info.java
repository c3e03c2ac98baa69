/** The sandbox's own interface beside NetSuite's: truth, edits, faults, figures. */
@NullMarked
package io.github.camelnetsuite.tba.sandbox.control;

import org.jspecify.annotations.NullMarked;
