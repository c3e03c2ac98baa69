/** The command line and the camel-main runner. */
@NullMarked
package io.github.camelnetsuite.tba.runner;

import org.jspecify.annotations.NullMarked;
