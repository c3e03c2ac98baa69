package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import io.github.camelnetsuite.tba.source.RestSurvey;
import io.github.camelnetsuite.tba.source.SoapSurvey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By which of NetSuite's services a role that has logged in may read, and what it sees there. */
final class Ways {

    /** What reading by SuiteQL and by SOAP needs besides the login. */
    private static final List<Permission> BY_SUITEQL =
            List.of(Permission.REST_WEB_SERVICES, Permission.WORKBOOK, Permission.CUSTOMERS, Permission.CONTACTS);

    private static final List<Permission> BY_SOAP =
            List.of(Permission.SOAP_WEB_SERVICES, Permission.CUSTOMERS, Permission.CONTACTS);

    /** What is that old at most is enough to see whether anything can be read. */
    private static final Duration A_MONTH = Duration.ofDays(30);

    /** The code by which SOAP refuses all roles of an account (FaultCodeType in NetSuite's schema). */
    private static final String SOAP_IS_OFF = "WS_FEATURE_REQD";

    private static final int USUAL_CONCURRENCY = 2;

    /** What is known of a permission. */
    private enum Granted {
        YES,
        NO,
        /** Nothing was refused, and nothing was shown. */
        NONE_SEEN,
        OPEN
    }

    private final Access access;
    private final Questions questions;
    private final Consumer<Finding> findings;
    private final RestSurvey rest;
    private final @Nullable SoapSurvey soap;
    private final Map<Permission, Granted> granted = new EnumMap<>(Permission.class);
    private Probe<Instant> restLogin = new Probe<>(null, null);
    private boolean readsBySuiteQl;
    private boolean seesNothing;
    private OptionalInt limit = OptionalInt.empty();

    Ways(Access access, Questions questions, Consumer<Finding> findings) {
        this.access = access;
        this.questions = questions;
        this.findings = findings;
        this.rest = new RestSurvey(access.gateway());
        this.soap = access.port() == null ? null : new SoapSurvey(access.port());
    }

    /** The first request of all that logs in. */
    Probe<Instant> logIn() throws InterruptedException {
        restLogin = Probe.of(questions, rest::serverTime);
        return restLogin;
    }

    /** Each permission for itself, and what can be seen with them. */
    void look(Instant now) throws InterruptedException {
        Probe<Instant> soapLogin = soap == null ? null : Probe.of(questions, soap::serverTime);
        putLogins(soapLogin);
        if (is(Permission.REST_WEB_SERVICES)) {
            put(
                    Permission.WORKBOOK,
                    Probe.of(questions, () -> {
                        rest.analytics();
                        return true;
                    }),
                    "SuiteQL answers");
        }
        boolean maySoap = soap != null && is(Permission.SOAP_WEB_SERVICES);
        readsBySuiteQl = is(Permission.WORKBOOK);
        if (readsBySuiteQl) {
            lookBySuiteQl(maySoap && !access.needsSuiteQl());
        }
        if (!readsBySuiteQl && soap != null && maySoap) {
            lookBySoap(soap, now);
        }
        if (is(Permission.REST_WEB_SERVICES)) {
            lookAtConcurrency();
        } else {
            findings.accept(Finding.notReached(Check.CONCURRENCY, "only REST web services tell it"));
        }
    }

    private boolean is(Permission permission) {
        return granted.get(permission) == Granted.YES;
    }

    private void putLogins(@Nullable Probe<Instant> soapLogin) {
        put(Permission.REST_WEB_SERVICES, restLogin, "REST web services answer");
        if (soapLogin != null) {
            put(
                    Permission.SOAP_WEB_SERVICES,
                    soapLogin,
                    "SOAP web services answer"
                            + (access.needsSuiteQl()
                                    ? ", but an option is set that only SuiteQL has (filter, expand=companies)"
                                    : ""));
        } else {
            findings.accept(Finding.notReached(
                    Check.SOAP_WEB_SERVICES, "NetSuite has no OAuth 2.0 for SOAP, so it does not matter"));
        }
        Permission login = access.isTba() ? Permission.LOG_IN : Permission.LOG_IN_BY_OAUTH2;
        boolean answered = restLogin.isAnswered() || (soapLogin != null && soapLogin.isAnswered());
        if (answered) {
            granted.put(login, Granted.YES);
            findings.accept(Finding.passed(login.check(), "the role may"));
        } else if (soapLogin != null && soapLogin.said().contains("Log in using")) {
            lacks(login, soapLogin.said());
        } else if (restLogin.isForbidden()) {
            granted.put(login, Granted.OPEN);
            findings.accept(new Finding(
                    login.check(),
                    Finding.Status.NOT_REACHED,
                    "not-told",
                    "NetSuite refuses with one text a role without this and one without web services",
                    login.toAdd(),
                    List.of()));
        }
    }

    private void put(Permission permission, Probe<?> probe, String evidence) {
        if (probe.isAnswered()) {
            granted.put(permission, Granted.YES);
            findings.accept(Finding.passed(permission.check(), evidence));
        } else if (probe.isForbidden()) {
            lacks(permission, probe.said());
        } else {
            isOpen(permission, probe);
        }
    }

    private void lacks(Permission permission, String said) {
        granted.put(permission, Granted.NO);
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
        findings.accept(Finding.failed(permission.check(), "permission-missing", said, fix));
    }

    private static String feature(String path) {
        return "Setup > Company > Enable Features > " + path;
    }

    private void isOpen(Permission permission, Probe<?> probe) {
        granted.put(permission, Granted.OPEN);
        findings.accept(notTold(permission.check(), unanswered(probe), probe));
    }

    private static Finding notTold(Check check, String evidence, Probe<?> probe) {
        String fix = probe.isLate()
                ? "Verify again at an hour when the account has less to do; routes wait for longer (requestTimeout)."
                : "Verify again in some minutes.";
        return new Finding(
                check,
                Finding.Status.NOT_REACHED,
                "not-told",
                evidence,
                probe.isUnderstood() ? probe.advice() : fix,
                List.of());
    }

    /** Why there is no answer, to go behind what there is none to. */
    private String why(Probe<?> probe) {
        long millis = access.http().requestTimeout().toMillis();
        String patience = millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
        return probe.isLate() ? " within " + patience : ": " + probe.said();
    }

    private String unanswered(Probe<?> probe) {
        return probe.isLate() ? "no answer" + why(probe) : probe.said();
    }

    /**
     * Reads as a route would, and counts.
     *
     * @param mayGiveUp whether there is another way, for which requests are to be left where SuiteQL answers, but not so
     *     that customers and contacts can be read
     */
    private void lookBySuiteQl(boolean mayGiveUp) throws InterruptedException {
        Map<RecordType, Set<String>> absent = new EnumMap<>(RecordType.class);
        Tally tally = new Tally();
        Probe<?> uncertain = null;
        for (RecordType type : RecordType.values()) {
            Set<String> missing = new TreeSet<>();
            Probe<List<RestSurvey.Count>> rows = rows(type, missing);
            Probe<?> columns = rows.isForbidden() ? rows : AbsentColumns.find(rest, questions, type, missing);
            // Whether its columns can be read decides: of a big table that can be told sooner than how many there are.
            Probe<?> read = columns.isUnderstood() || !rows.isAnswered() ? columns : rows;
            List<RestSurvey.Count> counts = rows.answer();
            if (counts != null && total(counts) == 0 && read.isAnswered()) {
                putNoneSeen(type, "SuiteQL");
            } else {
                String shown = counts == null ? "answers for " + type + "s" : "shows " + counted(counts, type);
                put(listsPermission(type), read, "SuiteQL " + shown);
            }
            if (granted.get(listsPermission(type)) == Granted.OPEN && mayGiveUp) {
                findings.accept(notTold(
                        Check.WORKBOOK,
                        "SuiteQL answers, but not what is asked of " + type + "s: " + unanswered(read),
                        read));
                readsBySuiteQl = false;
                return;
            }
            if (columns.isAnswered()) {
                absent.put(type, missing);
            } else if (!columns.isForbidden()) {
                uncertain = columns;
            }
            add(tally, type, rows);
        }
        if (uncertain != null) {
            findings.accept(notTold(Check.COLUMNS, unanswered(uncertain), uncertain));
        } else if (!absent.isEmpty()) {
            findings.accept(AbsentColumns.finding(absent));
        }
        put(tally);
        put(
                Permission.DELETED_RECORDS,
                Probe.of(questions, () -> {
                    rest.deletions();
                    return true;
                }),
                "SuiteQL's table deletedrecord can be read; whether it logs customers and contacts is for you to find out");
        findings.accept(Surplus.of(rest, questions));
    }

    private void add(Tally tally, RecordType type, Probe<List<RestSurvey.Count>> rows) {
        List<RestSurvey.Count> counts = rows.answer();
        if (counts == null) {
            if (!rows.isForbidden()) {
                tally.addUncounted(type + "s", why(rows));
            }
        } else if (type == RecordType.CONTACT) {
            tally.addContacts(total(counts));
        } else {
            counts.forEach(count -> tally.addCustomers(count.stage(), count.subsidiary(), count.rows()));
        }
    }

    private void put(Tally tally) {
        if (granted.get(Permission.CUSTOMERS) != Granted.NO || granted.get(Permission.CONTACTS) != Granted.NO) {
            seesNothing = tally.isNothing();
            findings.accept(tally.finding());
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

    private static Permission listsPermission(RecordType type) {
        return type == RecordType.CUSTOMER ? Permission.CUSTOMERS : Permission.CONTACTS;
    }

    private static long total(List<RestSurvey.Count> counts) {
        return counts.stream().mapToLong(RestSurvey.Count::rows).sum();
    }

    private static String counted(List<RestSurvey.Count> counts, RecordType type) {
        return Tally.counted(total(counts), type);
    }

    /** What a role may not see is refused as a rule; but there are some that are told that there is nothing. */
    private void putNoneSeen(RecordType type, String by) {
        Permission permission = listsPermission(type);
        granted.put(permission, Granted.NONE_SEEN);
        findings.accept(new Finding(
                permission.check(),
                Finding.Status.NOT_REACHED,
                "nothing-visible",
                by + " shows none, and refuses nothing: there are none, or the role may not see them",
                "If there are any: " + permission.toAdd(),
                List.of()));
    }

    private void lookBySoap(SoapSurvey by, Instant now) throws InterruptedException {
        Tally tally = new Tally();
        Probe<Long> customers = lookBySoap(by, RecordType.CUSTOMER, now);
        if (is(Permission.CUSTOMERS)) {
            for (Stage stage : List.of(Stage.CUSTOMER, Stage.PROSPECT, Stage.LEAD)) {
                String name = stage.name().toLowerCase(Locale.ROOT);
                Probe<Long> some = Probe.of(questions, () -> by.rows(RecordType.CUSTOMER, stage));
                Long rows = some.answer();
                if (rows == null) {
                    tally.addUncounted("those of stage " + name, why(some));
                } else {
                    tally.addCustomers(name, "", rows);
                }
            }
        } else if (!customers.isAnswered() && !customers.isForbidden()) {
            tally.addUncounted(RecordType.CUSTOMER + "s", why(customers));
        }
        Probe<Long> contacts = lookBySoap(by, RecordType.CONTACT, now);
        if (contacts.isAnswered()) {
            tally.addContacts(count(contacts));
        } else if (!contacts.isForbidden()) {
            tally.addUncounted(RecordType.CONTACT + "s", why(contacts));
        }
        put(tally);
        findings.accept(Finding.notReached(Check.COLUMNS, "SOAP leaves out what is not there, unasked"));
        put(
                Permission.DELETED_RECORDS,
                Probe.of(questions, () -> by.deletions(RecordType.CUSTOMER, now.minus(A_MONTH))),
                "the log of deletions answers");
        findings.accept(Finding.notReached(Check.SURPLUS, "only SuiteQL tells them"));
    }

    /** Counts all; where that takes too long, those of the last month tell whether any are shown. */
    private Probe<Long> lookBySoap(SoapSurvey by, RecordType type, Instant now) throws InterruptedException {
        Probe<Long> all = Probe.of(questions, () -> by.rows(type, Stage.ALL));
        if (!all.isLate()) {
            putBySoap(all, type, "SOAP shows " + Tally.counted(count(all), type));
            return all;
        }
        Probe<Long> recent = Probe.of(questions, () -> by.rowsSince(type, now.minus(A_MONTH)));
        if (recent.isForbidden() || count(recent) > 0) {
            putBySoap(recent, type, "SOAP shows " + type + "s");
        } else {
            isOpen(listsPermission(type), all);
        }
        return recent.isForbidden() ? recent : all;
    }

    private static long count(Probe<Long> probe) {
        Long rows = probe.answer();
        return rows == null ? 0 : rows;
    }

    private void putBySoap(Probe<Long> probe, RecordType type, String evidence) {
        if (probe.isAnswered() && count(probe) == 0) {
            putNoneSeen(type, "SOAP");
        } else {
            put(listsPermission(type), probe, evidence);
        }
    }

    private void lookAtConcurrency() throws InterruptedException {
        Probe<OptionalInt> asked = Probe.of(questions, rest::concurrencyLimit);
        OptionalInt answer = asked.answer();
        if (!asked.isUnderstood()) {
            findings.accept(notTold(Check.CONCURRENCY, unanswered(asked), asked));
            return;
        }
        if (answer == null || answer.isEmpty()) {
            findings.accept(
                    Finding.notReached(
                            Check.CONCURRENCY,
                            "only an administrator's role may ask; Setup > Integration > Integration Management > Integration"
                                    + " Governance shows the limit, which is 5 in most accounts and shared by all integrations"));
            return;
        }
        limit = answer;
        findings.accept(Finding.passed(
                Check.CONCURRENCY,
                answer.getAsInt() + " requests at once, shared by all integrations",
                "The role may see this, so it is an administrator's: make a role of its own for this integration."));
    }

    /** Whether something has to be asked again, or is for an administrator to look at. */
    boolean isOpen() {
        boolean isUncertain = granted.containsValue(Granted.OPEN) || granted.containsValue(Granted.NONE_SEEN);
        return seesNothing || (isUncertain && permissionsToAdd().isEmpty());
    }

    /**
     * What to set so that the role can be read; null where it can't. That an account has customers and no contact is usual,
     * so that none in sight is no reason against it: the missing permission is refused as a rule.
     */
    @Nullable
    Recommendation recommendation() {
        boolean readable = is(Permission.CUSTOMERS) && (is(Permission.CONTACTS) || seesNoContact());
        if (seesNothing || !readable || (access.needsSuiteQl() && !readsBySuiteQl)) {
            return null;
        }
        Map<String, String> options = new LinkedHashMap<>();
        if (!access.isTba()) {
            options.put("authentication", "oauth2");
        }
        options.put("transport", readsBySuiteQl ? "suiteql" : "soap");
        if (limit.isPresent()) {
            options.put(
                    "maxConcurrency", Integer.toString(Math.max(1, Math.min(USUAL_CONCURRENCY, limit.getAsInt() - 1))));
        }
        if (access.wantsDeletions() && !is(Permission.DELETED_RECORDS)) {
            options.put("includeDeleted", "false");
        }
        Map<String, String> also = new LinkedHashMap<>();
        if (is(Permission.DELETED_RECORDS)) {
            also.put("includeDeleted", "true");
        }
        return new Recommendation(options, also);
    }

    private boolean seesNoContact() {
        return granted.get(Permission.CONTACTS) == Granted.NONE_SEEN;
    }

    /** What is to be looked at although the role can be read; by their paths. */
    List<String> permissionsInDoubt() {
        return seesNoContact() ? List.of(Permission.CONTACTS.path()) : List.of();
    }

    /** What is missing for the way that lacks least, or may be where nothing is seen; by their paths. */
    List<String> permissionsToAdd() {
        Stream<Permission> lists = seesNothing ? Stream.of(Permission.CUSTOMERS, Permission.CONTACTS) : Stream.empty();
        return Stream.concat(nearest(Granted.NO), lists)
                .map(Permission::path)
                .distinct()
                .toList();
    }

    /** What that way needs besides, and what could not be looked at, or shows nothing. */
    List<String> permissionsToCheck() {
        List<String> toAdd = permissionsToAdd();
        return granted.isEmpty()
                ? List.of()
                : Stream.concat(nearest(Granted.OPEN), nearest(Granted.NONE_SEEN))
                        .map(Permission::path)
                        .filter(path -> !toAdd.contains(path))
                        .toList();
    }

    private Stream<Permission> nearest(Granted wanted) {
        boolean bySoap = soap != null
                && !access.needsSuiteQl()
                && of(BY_SOAP, Granted.NO).size() < of(BY_SUITEQL, Granted.NO).size();
        Permission login = access.isTba() ? Permission.LOG_IN : Permission.LOG_IN_BY_OAUTH2;
        return Stream.concat(of(List.of(login), wanted).stream(), of(bySoap ? BY_SOAP : BY_SUITEQL, wanted).stream());
    }

    /** @param wanted open is also what was never asked for */
    private List<Permission> of(List<Permission> needed, Granted wanted) {
        return needed.stream()
                .filter(permission -> granted.getOrDefault(permission, Granted.OPEN) == wanted)
                .toList();
    }
}
