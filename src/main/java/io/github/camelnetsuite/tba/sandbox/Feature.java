package io.github.camelnetsuite.tba.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an administrator switches under Setup > Company > Enable Features (Oracle help, article_5085602973). */
public enum Feature {
    REST_WEB_SERVICES("REST Web Services"),
    SOAP_WEB_SERVICES("SOAP Web Services"),
    /** Without it no role has the permission of the same name. */
    SUITEANALYTICS_WORKBOOK("SuiteAnalytics Workbook");

    private final String label;

    Feature(String label) {
        this.label = label;
    }

    /** As the page shows it. */
    public String label() {
        return label;
    }

    /**
     * A feature by its label or constant, in any case.
     *
     * @throws IllegalArgumentException for another name
     */
    public static Feature parse(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
        return Arrays.stream(values())
                .filter(feature -> feature.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("choose one of "
                        + Arrays.stream(values()).map(Feature::label).collect(Collectors.joining(", "))));
    }
}
