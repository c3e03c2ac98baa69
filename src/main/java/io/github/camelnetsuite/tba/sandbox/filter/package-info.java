/** The {@code q} parameter of record lists: its grammar, and what it means on the account's tables. */
@NullMarked
package io.github.camelnetsuite.tba.sandbox.filter;

import org.jspecify.annotations.NullMarked;
