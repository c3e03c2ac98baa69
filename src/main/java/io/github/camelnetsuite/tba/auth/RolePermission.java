package io.github.camelnetsuite.tba.auth;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The permissions that an integration's role needs to read customers and contacts, as the form of a role shows them
 * (Oracle help, {@code article_5085602973}, {@code bridgehead_4248124361}, {@code section_N3497592}). There is no other
 * list of them: the guide and the README take theirs from here.
 */
public enum RolePermission {
    LOG_IN_WITH_TOKENS("Setup", "Log in using Access Tokens", "Full", Way.SUITEQL_TBA, Way.SOAP_TBA),
    LOG_IN_WITH_OAUTH2("Setup", "Log in using OAuth 2.0 Access Tokens", "Full", Way.SUITEQL_OAUTH2),
    REST("Setup", "REST Web Services", "Full", Way.SUITEQL_TBA, Way.SUITEQL_OAUTH2),
    WORKBOOK("Reports", "SuiteAnalytics Workbook", "Edit", Way.SUITEQL_TBA, Way.SUITEQL_OAUTH2),
    SOAP("Setup", "SOAP Web Services", "Full", Way.SOAP_TBA),
    CUSTOMERS("Lists", "Customers", "View", Way.values()),
    CONTACTS("Lists", "Contacts", "View", Way.values()),
    /** For deletions only, and then of records of every type. */
    DELETED_RECORDS("Setup", "Deleted Records", "View", Way.values());

    /** By which service records are read, and how the login is: NetSuite has no SOAP with OAuth 2.0. */
    public enum Way {
        SUITEQL_TBA,
        SUITEQL_OAUTH2,
        SOAP_TBA;

        /**
         * The way that two options ask for.
         *
         * @throws IllegalArgumentException naming the option that can't be so, and what to give
         */
        public static Way of(String transport, String authentication) {
            boolean soap = oneOf("transport", transport, "suiteql", "soap");
            boolean certificate = oneOf("authentication", authentication, "tba", "oauth2");
            if (soap && certificate) {
                throw new IllegalArgumentException("Option authentication is oauth2, which NetSuite does not have for"
                        + " SOAP: give transport=suiteql or authentication=tba");
            }
            return soap ? SOAP_TBA : certificate ? SUITEQL_OAUTH2 : SUITEQL_TBA;
        }

        private static boolean oneOf(String option, String given, String usual, String other) {
            String value = given.strip().toLowerCase(Locale.ROOT);
            if (!value.equals(usual) && !value.equals(other)) {
                throw new IllegalArgumentException(
                        "Option " + option + " is '" + given + "': give " + usual + " or " + other);
            }
            return value.equals(other);
        }

        /** Whether records are read by SOAP. */
        public boolean soap() {
            return this == SOAP_TBA;
        }

        /** Whether the login is one with a certificate. */
        public boolean certificate() {
            return this == SUITEQL_OAUTH2;
        }
    }

    private final String tab;
    private final String label;
    private final String level;

    @SuppressWarnings("ImmutableEnumChecker") // never changed, which the checker cannot see
    private final Set<Way> ways;

    RolePermission(String tab, String label, String level, Way... ways) {
        this.tab = tab;
        this.label = label;
        this.level = level;
        this.ways = EnumSet.copyOf(Arrays.asList(ways));
    }

    /** The least that a role needs, in the order of this list. */
    public static List<RolePermission> least(Way way, boolean deletions) {
        return Arrays.stream(values())
                .filter(permission -> permission.isFor(way) && (deletions || permission != DELETED_RECORDS))
                .toList();
    }

    /** Whether it has to do with this way at all. */
    public boolean isFor(Way way) {
        return ways.contains(way);
    }

    /** The tab below Permissions where it is added. */
    public String tab() {
        return tab;
    }

    /** Its name there. */
    public String label() {
        return label;
    }

    /** The least level that does. */
    public String level() {
        return level;
    }
}
