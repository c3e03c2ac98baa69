package io.github.camelnetsuite.tba.doctor;

/** Whether a role has a permission, and the finding that says so. */
record Verdict(Permission permission, Granted granted, Finding finding) {

    /** The code by which SOAP refuses all roles of an account (FaultCodeType in NetSuite's schema). */
    private static final String SOAP_IS_OFF = "WS_FEATURE_REQD";

    /** What is known of a permission. */
    enum Granted {
        YES,
        NO,
        /** Nothing was refused, and nothing was shown. */
        NONE_SEEN,
        OPEN
    }

    /**
     * What an answer tells, or that there is none.
     *
     * @param evidence what is seen where there is an answer
     */
    static Verdict of(Permission permission, Probe<?> probe, String evidence) {
        if (probe.isAnswered()) {
            return granted(permission, evidence);
        }
        return probe.isForbidden()
                ? lacking(permission, probe.said())
                : open(permission, probe.whyUnanswered(), probe.remedy());
    }

    static Verdict granted(Permission permission, String evidence) {
        return new Verdict(permission, Granted.YES, Finding.passed(permission.check(), evidence));
    }

    /** @param said how NetSuite has refused it */
    static Verdict lacking(Permission permission, String said) {
        String feature =
                switch (permission) {
                    case REST_WEB_SERVICES -> feature("SuiteCloud: tick REST Web Services.");
                    case SOAP_WEB_SERVICES -> feature("SuiteCloud: tick SOAP Web Services.");
                    case WORKBOOK -> feature("Analytics: tick SuiteAnalytics Workbook.");
                    default -> "";
                };
        // SOAP tells the two from each other.
        String fix = said.contains(SOAP_IS_OFF)
                ? feature
                : permission.toAdd() + (feature.isEmpty() ? "" : " If the role has it: " + feature);
        return new Verdict(permission, Granted.NO, Finding.failed(permission.check(), "permission-missing", said, fix));
    }

    private static String feature(String path) {
        return "Setup > Company > Enable Features > " + path;
    }

    static Verdict open(Permission permission, String evidence, String fix) {
        return new Verdict(permission, Granted.OPEN, Finding.notTold(permission.check(), evidence, fix));
    }

    /**
     * What a role may not see is refused as a rule; but there are some that are told that there is nothing.
     *
     * @param by the service that shows none
     */
    static Verdict noneSeen(Permission permission, String by) {
        return new Verdict(
                permission,
                Granted.NONE_SEEN,
                Finding.open(
                        permission.check(),
                        "nothing-visible",
                        by + " shows none, and refuses nothing: there are none, or the role may not see them",
                        "If there are any: " + permission.toAdd()));
    }
}
