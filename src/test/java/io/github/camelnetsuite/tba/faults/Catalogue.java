package io.github.camelnetsuite.tba.faults;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Ties a test, or all tests of a class, to rows of the {@link FaultCatalogue}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({METHOD, TYPE})
public @interface Catalogue {

    /** Numbers of rows, such as "47b". */
    String[] value();
}
