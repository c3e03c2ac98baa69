package io.github.camelnetsuite.tba.sandbox;

import java.util.Arrays;
import java.util.Locale;

/** Permissions of a NetSuite role that matter to an integration (Oracle help, article_5085602973). */
public enum Permission {
    REST_WEB_SERVICES("REST Web Services"),
    SOAP_WEB_SERVICES("SOAP Web Services"),
    LOG_IN_USING_ACCESS_TOKENS("Log in using Access Tokens"),
    LOG_IN_USING_OAUTH2_ACCESS_TOKENS("Log in using OAuth 2.0 Access Tokens"),
    SUITEANALYTICS_WORKBOOK("SuiteAnalytics Workbook"),
    CUSTOMERS("Customers"),
    CONTACTS("Contacts"),
    EMPLOYEES("Employees"),
    SUBSIDIARIES("Subsidiaries"),
    CURRENCY("Currency"),
    DELETED_RECORDS("Deleted Records"),
    TRANSACTIONS("Find Transaction"),
    VENDORS("Vendors"),
    ITEMS("Items");

    private final String label;

    Permission(String label) {
        this.label = label;
    }

    /** As the role form shows it. */
    public String label() {
        return label;
    }

    /**
     * A permission by its label or constant, in any case.
     *
     * @throws IllegalArgumentException for another name
     */
    public static Permission parse(String name) {
        String constant = name.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
        return Arrays.stream(values())
                .filter(permission ->
                        permission.name().equals(constant) || permission.label.equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such permission; known are "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(Permission::label).toList())));
    }
}
