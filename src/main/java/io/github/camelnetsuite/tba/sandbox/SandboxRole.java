package io.github.camelnetsuite.tba.sandbox;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Roles the sandbox's token can have. */
public enum SandboxRole {
    /** An administrator: everything, governance limits included. */
    FULL("full", true, EnumSet.allOf(Permission.class)),
    /** Tokens and SOAP web services, nothing under Lists: no REST call succeeds. */
    GUIDE("guide", false, EnumSet.of(Permission.LOG_IN_USING_ACCESS_TOKENS, Permission.SOAP_WEB_SERVICES)),
    /** As {@link #GUIDE}, and Customers and Contacts at View. */
    GUIDE_LISTS(
            "guide+lists",
            false,
            EnumSet.of(
                    Permission.LOG_IN_USING_ACCESS_TOKENS,
                    Permission.SOAP_WEB_SERVICES,
                    Permission.CUSTOMERS,
                    Permission.CONTACTS)),
    /** What reading customers and contacts by SuiteQL and REST needs, and no more. */
    REST(
            "rest",
            false,
            EnumSet.of(
                    Permission.LOG_IN_USING_ACCESS_TOKENS,
                    Permission.LOG_IN_USING_OAUTH2_ACCESS_TOKENS,
                    Permission.REST_WEB_SERVICES,
                    Permission.SUITEANALYTICS_WORKBOOK,
                    Permission.CUSTOMERS,
                    Permission.CONTACTS));

    private final String label;
    private final boolean administrator;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, which the checker cannot see
    private final Set<Permission> permissions;

    SandboxRole(String label, boolean administrator, Set<Permission> permissions) {
        this.label = label;
        this.administrator = administrator;
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    /** As the command line spells it. */
    public String label() {
        return label;
    }

    public boolean administrator() {
        return administrator;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /**
     * The role of a name like {@code guide+lists}.
     *
     * @throws IllegalArgumentException for another name
     */
    public static SandboxRole parse(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(role -> role.label.equals(wanted) || role.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such role; choose one of "
                        + Arrays.stream(values()).map(SandboxRole::label).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return label;
    }
}
