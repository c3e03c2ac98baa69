/**
 * Examines an account and says what to mend: checks, the causes that fit what can be seen, and what to set.
 */
@NullMarked
package io.github.camelnetsuite.tba.doctor;

import org.jspecify.annotations.NullMarked;
