package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.doctor.Cause;
import io.github.camelnetsuite.tba.doctor.Finding;
import io.github.camelnetsuite.tba.doctor.Recommendation;
import io.github.camelnetsuite.tba.doctor.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
        List<Finding> findings = report.findings();
        int first = 0;
        while (first < findings.size()) {
            int behind = first + 1;
            while (behind < findings.size() && isMoreOf(findings.get(first), findings.get(behind))) {
                behind++;
            }
            write(findings.subList(first, behind));
            first = behind;
        }
        lines.add("");
        writeEnd(report);
    }

    /** Whether another check was not reached either, and there is no more to say of it. */
    private static boolean isMoreOf(Finding finding, Finding other) {
        return finding.status() == Finding.Status.NOT_REACHED
                && other.status() == Finding.Status.NOT_REACHED
                && finding.evidence().equals(other.evidence())
                && finding.fix().equals(other.fix());
    }

    /** @param alike one, or some whose outcome is the same */
    private void write(List<Finding> alike) {
        Finding finding = alike.get(0);
        String titles = alike.stream().map(each -> each.check().title()).collect(Collectors.joining(", "));
        boolean failed = finding.status() == Finding.Status.FAILED;
        String status =
                switch (finding.status()) {
                    case PASSED -> "ok    ";
                    case FAILED -> isReadable ? "no    " : "FAILED";
                    case NOT_REACHED -> "-     ";
                };
        lines.add("  " + status + "  " + titles + ": " + finding.evidence()
                + (failed ? " [" + finding.code() + "]" : ""));
        if (!finding.fix().isEmpty()) {
            lines.add(INDENT
                    + (failed && isReadable ? "Not needed for what is recommended below. " : "")
                    + finding.fix());
        }
        if (finding.causes().size() > 1) {
            writeCauses(finding.causes());
        }
    }

    /** The mend of several that follow each other stands behind the last of them. */
    private void writeCauses(List<Cause> causes) {
        for (int i = 0; i < causes.size(); i++) {
            Cause cause = causes.get(i);
            lines.add(INDENT + (i + 1) + ". " + (cause.auditTrail().isEmpty() ? "" : cause.auditTrail() + ": ")
                    + cause.meaning() + ".");
            if (i + 1 == causes.size() || !causes.get(i + 1).fix().equals(cause.fix())) {
                lines.add(INDENT + "   " + cause.fix());
            }
        }
    }

    private void writeEnd(Report report) {
        Recommendation recommendation = report.recommendation();
        if (recommendation != null) {
            lines.add((report.permissionsToCheck().isEmpty()
                            ? "Customers and contacts can be read."
                            : "Customers can be read, and contacts as soon as one is visible: none is. If the account has any,"
                                    + " look whether the role has " + String.join(", ", report.permissionsToCheck())
                                    + ".")
                    + " What this role can do, to paste into application.properties:");
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
                                + "; changed values may try at once, until four logins were refused in 30 minutes."));
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
