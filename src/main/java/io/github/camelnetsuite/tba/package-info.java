/** What Camel sees: the component {@code netsuite-tba:}, and signing for routes of one's own. */
@NullMarked
package io.github.camelnetsuite.tba;

import org.jspecify.annotations.NullMarked;
