/** One HTTP exchange with one NetSuite account: limit, attempts, deadline, size cap, and what a refusal means. */
@NullMarked
package io.github.camelnetsuite.tba.gateway;

import org.jspecify.annotations.NullMarked;
