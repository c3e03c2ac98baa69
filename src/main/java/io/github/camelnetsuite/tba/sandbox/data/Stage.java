package io.github.camelnetsuite.tba.sandbox.data;

import java.util.Locale;
import java.util.Optional;

/** How far a customer record has come; leads and prospects live in the customer table too. */
public enum Stage {
    CUSTOMER("Customer"),
    PROSPECT("Prospect"),
    LEAD("Lead");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** As the column {@code searchstage} spells it. */
    public String label() {
        return label;
    }

    /** The stage of a name in any case; empty for {@code all}. */
    public static Optional<Stage> named(String name) {
        return name.equalsIgnoreCase("all") ? Optional.empty() : Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
    }
}
