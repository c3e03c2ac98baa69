package io.github.camelnetsuite.tba.doctor;

/**
 * What a role needs, where its form has it (Oracle help, article_5085602973; section_N3497592 for the last), each with
 * the check that looks whether it is there.
 */
public enum Permission {
    LOG_IN(Check.LOG_IN_PERMISSION, "Setup", "Log in using Access Tokens", "Full"),
    LOG_IN_BY_OAUTH2(Check.LOG_IN_PERMISSION, "Setup", "Log in using OAuth 2.0 Access Tokens", "Full"),
    REST_WEB_SERVICES(Check.REST_WEB_SERVICES, "Setup", "REST Web Services", "Full"),
    WORKBOOK(Check.WORKBOOK, "Reports", "SuiteAnalytics Workbook", "Edit"),
    SOAP_WEB_SERVICES(Check.SOAP_WEB_SERVICES, "Setup", "SOAP Web Services", "Full"),
    CUSTOMERS(Check.CUSTOMERS, "Lists", "Customers", "View"),
    CONTACTS(Check.CONTACTS, "Lists", "Contacts", "View"),
    DELETED_RECORDS(Check.DELETED_RECORDS, "Setup", "Deleted Records", "View");

    private final Check check;
    private final String tab;
    private final String title;
    private final String level;

    Permission(Check check, String tab, String title, String level) {
        this.check = check;
        this.tab = tab;
        this.title = title;
        this.level = level;
    }

    Check check() {
        return check;
    }

    /** {@code Lists > Customers}. */
    public String path() {
        return tab + " > " + title;
    }

    /** The sentence for an administrator. */
    String toAdd() {
        return "Setup > Users/Roles > Manage Roles > Permissions > " + tab + ": add " + title + ", level " + level
                + ".";
    }
}
