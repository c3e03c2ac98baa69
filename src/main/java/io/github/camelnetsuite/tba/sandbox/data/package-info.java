/** What the account holds: invented customers and contacts, their fields, and edits to them. */
@NullMarked
package io.github.camelnetsuite.tba.sandbox.data;

import org.jspecify.annotations.NullMarked;
