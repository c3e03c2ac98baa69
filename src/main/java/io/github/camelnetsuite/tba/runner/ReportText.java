package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.doctor.Cause;
import io.github.camelnetsuite.tba.doctor.Finding;
import io.github.camelnetsuite.tba.doctor.Recommendation;
import io.github.camelnetsuite.tba.doctor.Report;
import java.util.ArrayList;
import java.util.List;

/** A report for people. */
final class ReportText {

    private static final String INDENT = " ".repeat(10);

    private final List<String> lines = new ArrayList<>();
    private final boolean isReadable;

    /** @param isReadable whether what has failed is not needed */
    private ReportText(boolean isReadable) {
        this.isReadable = isReadable;
    }

    static List<String> lines(Report report) {
        ReportText text = new ReportText(report.recommendation() != null);
        text.write(report);
        return text.lines;
    }

    private void write(Report report) {
        if (!report.account().isEmpty()) {
            lines.add("Account " + report.account() + " at " + report.address());
            lines.add("");
        }
        report.findings().forEach(this::write);
        lines.add("");
        writeEnd(report);
    }

    private void write(Finding finding) {
        boolean failed = finding.status() == Finding.Status.FAILED;
        String status =
                switch (finding.status()) {
                    case PASSED -> "ok    ";
                    case FAILED -> isReadable ? "no    " : "FAILED";
                    case NOT_REACHED -> "-     ";
                };
        lines.add("  " + status + "  " + finding.check().title() + ": " + finding.evidence()
                + (failed ? " [" + finding.code() + "]" : ""));
        if (!finding.fix().isEmpty()) {
            lines.add(INDENT
                    + (failed && isReadable ? "Not needed for what is recommended below. " : "")
                    + finding.fix());
        }
        int number = 1;
        for (Cause cause : finding.causes().size() == 1 ? List.<Cause>of() : finding.causes()) {
            lines.add(INDENT + number++ + ". " + (cause.auditTrail().isEmpty() ? "" : cause.auditTrail() + ": ")
                    + cause.meaning() + ".");
            lines.add(INDENT + "   " + cause.fix());
        }
    }

    private void writeEnd(Report report) {
        Recommendation recommendation = report.recommendation();
        if (recommendation != null) {
            lines.add(
                    "Customers and contacts can be read. What this role can do, to paste into application.properties:");
            lines.add("");
            lines.addAll(recommendation.properties());
            lines.add("");
        } else {
            writePermissions(report);
        }
        lines.add(switch (report.result()) {
                    case FINE -> "Fine";
                    case REFUSED -> "Refused";
                    case UNKNOWN -> "Could not tell";
                }
                + ", after " + report.requests() + (report.requests() == 1 ? " request." : " requests.")
                + (report.nextAttempt() == null
                        ? ""
                        : " The next login with these values is safe at " + report.nextAttempt()
                                + "; changed values may try at once."));
    }

    private void writePermissions(Report report) {
        if (!report.permissionsToAdd().isEmpty()) {
            lines.add("To read customers and contacts the role "
                    + (report.result() == Report.Result.REFUSED ? "needs besides: " : "may need besides: ")
                    + String.join(", ", report.permissionsToAdd())
                    + ". Add them under Setup > Users/Roles > Manage Roles, then verify again.");
        }
        if (!report.permissionsToCheck().isEmpty()) {
            lines.add("Look whether it has these too, which could not be told from here: "
                    + String.join(", ", report.permissionsToCheck()) + ".");
        }
    }
}
