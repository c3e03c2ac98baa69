package io.github.camelnetsuite.tba.doctor;

/** What is looked at, in the order of a set-up guide. */
public enum Check {
    VALUES("values", "The values"),
    ACCOUNT("account", "The account"),
    TLS("tls", "TLS"),
    CLOCK("clock", "The clock"),
    LOGIN("login", "The login"),
    LOG_IN_PERMISSION("permission.log-in", "Permission to log in so"),
    REST_WEB_SERVICES("permission.rest-web-services", "REST Web Services"),
    WORKBOOK("permission.suiteanalytics-workbook", "SuiteAnalytics Workbook"),
    SOAP_WEB_SERVICES("permission.soap-web-services", "SOAP Web Services"),
    CUSTOMERS("permission.customers", "Customers"),
    CONTACTS("permission.contacts", "Contacts"),
    DELETED_RECORDS("permission.deleted-records", "Deleted Records"),
    COLUMNS("columns", "Columns"),
    ROWS("rows", "Records in sight"),
    SURPLUS("surplus", "Surplus permissions"),
    CONCURRENCY("concurrency", "Concurrency"),
    CALENDAR("calendar", "Oracle's calendar"),
    CERTIFICATE("certificate", "The certificate");

    private final String code;
    private final String title;

    Check(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** As programs know it; stays as it is. */
    public String code() {
        return code;
    }

    /** As people see it. */
    public String title() {
        return title;
    }
}
