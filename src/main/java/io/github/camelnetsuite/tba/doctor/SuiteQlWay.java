package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.source.RestSurvey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads by SuiteQL as a route would, counts what the role sees, and looks at what it may besides. For one look. */
final class SuiteQlWay {

    private final RestSurvey rest;
    private final Questions questions;
    private final Findings findings;
    private final Tally tally = new Tally();
    private final Map<RecordType, Set<String>> absent = new EnumMap<>(RecordType.class);
    private @Nullable Probe<?> uncertain;

    SuiteQlWay(RestSurvey rest, Questions questions, Findings findings) {
        this.rest = rest;
        this.questions = questions;
        this.findings = findings;
    }

    /**
     * Looks as far as the role may.
     *
     * @return false where the role has to be read in another way: it may not read by SuiteQL, or SuiteQL answers, but not so
     *     that customers and contacts can be read, and there is another way, for which requests are left then
     */
    boolean look(Role role) throws InterruptedException {
        if (!role.may(Permission.REST_WEB_SERVICES)) {
            return false;
        }
        role.put(Verdict.of(Permission.WORKBOOK, Probe.whether(questions, rest::analytics), "SuiteQL answers"));
        if (!role.may(Permission.WORKBOOK)) {
            return false;
        }
        role.readBy(Role.Transport.SUITEQL);
        for (RecordType type : RecordType.values()) {
            Probe<?> read = look(type, role);
            if (role.isUntold(Permission.toRead(type)) && role.hasSoapToo()) {
                findings.put(Finding.notTold(
                        Check.WORKBOOK,
                        "SuiteQL answers, but not what is asked of " + type + "s: " + read.whyUnanswered(),
                        read.remedy()));
                return false;
            }
        }
        putColumns();
        role.see(tally);
        role.put(
                Verdict.of(
                        Permission.DELETED_RECORDS,
                        Probe.whether(questions, rest::deletions),
                        "SuiteQL's table deletedrecord can be read; whether it logs customers and contacts is for you to find out"));
        findings.put(Surplus.of(rest, questions));
        return true;
    }

    /** @return what tells whether records of the type can be read */
    private Probe<?> look(RecordType type, Role role) throws InterruptedException {
        Set<String> missing = new TreeSet<>();
        Probe<List<RestSurvey.Count>> rows = rows(type, missing);
        Probe<?> columns = rows.isForbidden() ? rows : AbsentColumns.find(rest, questions, type, missing);
        // Whether its columns can be read decides: of a big table that can be told sooner than how many there are.
        Probe<?> read = columns.isUnderstood() || !rows.isAnswered() ? columns : rows;
        role.put(verdict(type, read, rows.answer()));
        if (columns.isAnswered()) {
            absent.put(type, missing);
        } else if (!columns.isForbidden()) {
            uncertain = columns;
        }
        count(type, rows);
        return read;
    }

    private void putColumns() {
        if (uncertain != null) {
            findings.put(Finding.notTold(Check.COLUMNS, uncertain.whyUnanswered(), uncertain.remedy()));
        } else if (!absent.isEmpty()) {
            findings.put(AbsentColumns.finding(absent));
        }
    }

    /** Without the columns by which it groups, where the account does not have them. */
    private Probe<List<RestSurvey.Count>> rows(RecordType type, Set<String> missing) throws InterruptedException {
        while (true) {
            Probe<List<RestSurvey.Count>> rows = Probe.of(questions, () -> rest.rows(type, missing));
            if (!(rows.failure() instanceof RequestRefusedException refusal)
                    || !RestSurvey.missingColumn(refusal).map(missing::add).orElse(false)) {
                return rows;
            }
        }
    }

    private static Verdict verdict(RecordType type, Probe<?> read, @Nullable List<RestSurvey.Count> counts) {
        Permission permission = Permission.toRead(type);
        if (counts == null) {
            return Verdict.of(permission, read, "SuiteQL answers for " + type + "s");
        }
        long rows = total(counts);
        return rows == 0 && read.isAnswered()
                ? Verdict.noneSeen(permission, "SuiteQL")
                : Verdict.of(permission, read, "SuiteQL shows " + Tally.counted(rows, type));
    }

    private void count(RecordType type, Probe<List<RestSurvey.Count>> rows) {
        List<RestSurvey.Count> counts = rows.answer();
        if (counts == null) {
            if (!rows.isForbidden()) {
                tally.addUncounted(type + "s", rows.why());
            }
        } else if (type == RecordType.CONTACT) {
            tally.addContacts(total(counts));
        } else {
            counts.forEach(count -> tally.addCustomers(count.stage(), count.subsidiary(), count.rows()));
        }
    }

    private static long total(List<RestSurvey.Count> counts) {
        return counts.stream().mapToLong(RestSurvey.Count::rows).sum();
    }
}
