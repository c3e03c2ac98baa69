/** What a NetSuite customer or contact is here: fields, shapes, and the place of a record in the reading order. */
@NullMarked
package io.github.camelnetsuite.tba.record;

import org.jspecify.annotations.NullMarked;
