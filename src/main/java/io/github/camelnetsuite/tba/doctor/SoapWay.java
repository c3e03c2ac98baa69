package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import io.github.camelnetsuite.tba.source.SoapSurvey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Searches by SOAP as a route would, and counts what the role sees. For one look. */
final class SoapWay {

    /** What is that old at most is enough to see whether anything can be read. */
    private static final Duration A_MONTH = Duration.ofDays(30);

    private final SoapSurvey soap;
    private final Questions questions;
    private final Findings findings;
    private final Instant aMonthAgo;
    private final Tally tally = new Tally();

    /** @param now by NetSuite's clock */
    SoapWay(SoapSurvey soap, Questions questions, Findings findings, Instant now) {
        this.soap = soap;
        this.questions = questions;
        this.findings = findings;
        this.aMonthAgo = now.minus(A_MONTH);
    }

    /** Looks, if the role may use SOAP web services. */
    void look(Role role) throws InterruptedException {
        if (!role.may(Permission.SOAP_WEB_SERVICES)) {
            return;
        }
        role.readBy(Role.Transport.SOAP);
        Probe<Long> customers = look(RecordType.CUSTOMER, role);
        if (role.may(Permission.CUSTOMERS)) {
            countStages();
        } else if (!customers.isAnswered() && !customers.isForbidden()) {
            tally.addUncounted(RecordType.CUSTOMER + "s", customers.why());
        }
        Probe<Long> contacts = look(RecordType.CONTACT, role);
        if (contacts.isAnswered()) {
            tally.addContacts(count(contacts));
        } else if (!contacts.isForbidden()) {
            tally.addUncounted(RecordType.CONTACT + "s", contacts.why());
        }
        role.see(tally);
        findings.put(Finding.notReached(Check.COLUMNS, "SOAP leaves out what is not there, unasked"));
        role.put(Verdict.of(
                Permission.DELETED_RECORDS,
                Probe.of(questions, () -> soap.deletions(RecordType.CUSTOMER, aMonthAgo)),
                "the log of deletions answers"));
        findings.put(Finding.notReached(Check.SURPLUS, "only SuiteQL tells them"));
    }

    /** Counts all; where that takes too long, those of the last month tell whether any are shown. */
    private Probe<Long> look(RecordType type, Role role) throws InterruptedException {
        Probe<Long> all = Probe.of(questions, () -> soap.rows(type, Stage.ALL));
        if (!all.isLate()) {
            role.put(verdict(type, all, "SOAP shows " + Tally.counted(count(all), type)));
            return all;
        }
        Probe<Long> recent = Probe.of(questions, () -> soap.rowsSince(type, aMonthAgo));
        // That there are none of late does not tell that there are none.
        boolean isTold = recent.isForbidden() || count(recent) > 0;
        role.put(verdict(type, isTold ? recent : all, "SOAP shows " + type + "s"));
        return recent.isForbidden() ? recent : all;
    }

    private static Verdict verdict(RecordType type, Probe<Long> rows, String evidence) {
        Permission permission = Permission.toRead(type);
        return rows.isAnswered() && count(rows) == 0
                ? Verdict.noneSeen(permission, "SOAP")
                : Verdict.of(permission, rows, evidence);
    }

    private static long count(Probe<Long> probe) {
        Long rows = probe.answer();
        return rows == null ? 0 : rows;
    }

    private void countStages() throws InterruptedException {
        for (Stage stage : List.of(Stage.CUSTOMER, Stage.PROSPECT, Stage.LEAD)) {
            String name = stage.name().toLowerCase(Locale.ROOT);
            Probe<Long> some = Probe.of(questions, () -> soap.rows(RecordType.CUSTOMER, stage));
            Long rows = some.answer();
            if (rows == null) {
                tally.addUncounted("those of stage " + name, some.why());
            } else {
                tally.addCustomers(name, "", rows);
            }
        }
    }
}
