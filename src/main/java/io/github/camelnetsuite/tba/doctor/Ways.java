package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import io.github.camelnetsuite.tba.source.RestSurvey;
import io.github.camelnetsuite.tba.source.SoapSurvey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By which of NetSuite's services a role that has logged in may read, and what it sees there. */
final class Ways {

    /** What reading by SuiteQL and by SOAP needs besides the login. */
    private static final List<Permission> BY_SUITEQL =
            List.of(Permission.REST_WEB_SERVICES, Permission.WORKBOOK, Permission.CUSTOMERS, Permission.CONTACTS);

    private static final List<Permission> BY_SOAP =
            List.of(Permission.SOAP_WEB_SERVICES, Permission.CUSTOMERS, Permission.CONTACTS);

    /** What reading customers and contacts needs not, and who can read it may read more than that. */
    private static final Map<String, String> SURPLUS = new TreeMap<>(Map.of(
            "employee", "Lists > Employees",
            "item", "Lists > Items",
            "transaction", "Transactions > Find Transaction",
            "vendor", "Lists > Vendors"));

    /** Deletions of the last month are enough to see whether the log can be read. */
    private static final Duration A_MONTH = Duration.ofDays(30);

    private static final int USUAL_CONCURRENCY = 2;

    /** Of a record type; an account that lacks more than that is told so. */
    private static final int MOST_COLUMNS = 4;

    /** What is known of a permission. */
    private enum Granted {
        YES,
        NO,
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
        if (is(Permission.WORKBOOK)) {
            readsBySuiteQl = true;
            lookBySuiteQl();
        } else if (soap != null && is(Permission.SOAP_WEB_SERVICES)) {
            lookBySoap(soap, now);
        }
        if (is(Permission.REST_WEB_SERVICES)) {
            lookAtConcurrency();
        } else {
            findings.accept(Finding.notReached(Check.CONCURRENCY, "is asked for by REST Web Services"));
        }
    }

    private boolean is(Permission permission) {
        return granted.get(permission) == Granted.YES;
    }

    private void putLogins(@Nullable Probe<Instant> soapLogin) {
        put(Permission.REST_WEB_SERVICES, restLogin, "REST web services answer");
        if (soapLogin != null) {
            put(Permission.SOAP_WEB_SERVICES, soapLogin, "SOAP web services answer");
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
                    case REST_WEB_SERVICES -> feature("REST Web Services");
                    case SOAP_WEB_SERVICES -> feature("SOAP Web Services");
                    case WORKBOOK ->
                        " If the role has it: Setup > Company > Enable Features > Analytics: tick SuiteAnalytics Workbook.";
                    default -> "";
                };
        findings.accept(Finding.failed(permission.check(), "permission-missing", said, permission.toAdd() + feature));
    }

    private static String feature(String name) {
        return " If the role has it: Setup > Company > Enable Features > SuiteCloud: tick " + name + ".";
    }

    private void isOpen(Permission permission, Probe<?> probe) {
        granted.put(permission, Granted.OPEN);
        findings.accept(new Finding(
                permission.check(),
                Finding.Status.NOT_REACHED,
                "not-told",
                probe.said(),
                probe.isUnderstood() ? probe.advice() : "Verify again in some minutes.",
                List.of()));
    }

    private void lookBySuiteQl() throws InterruptedException {
        Map<RecordType, List<RestSurvey.Count>> counts = new EnumMap<>(RecordType.class);
        Map<RecordType, Set<String>> absent = new EnumMap<>(RecordType.class);
        boolean columnsKnown = true;
        for (RecordType type : RecordType.values()) {
            Set<String> missing = new TreeSet<>();
            absent.put(type, missing);
            Probe<List<RestSurvey.Count>> rows = rows(type, missing);
            List<RestSurvey.Count> some = rows.answer();
            put(listsPermission(type), rows, "SuiteQL shows " + counted(total(some), type));
            if (some != null) {
                counts.put(type, some);
                columnsKnown &= columns(type, missing).isAnswered();
            }
        }
        if (columnsKnown) {
            findings.accept(columns(absent));
        }
        findings.accept(rows(counts));
        put(
                Permission.DELETED_RECORDS,
                Probe.of(questions, () -> {
                    rest.deletions();
                    return true;
                }),
                "SuiteQL's table deletedrecord can be read; whether it logs customers and contacts is for you to find out");
        lookForSurplus();
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

    /** Asks until nothing more is missing, or enough is known to be. */
    private Probe<Boolean> columns(RecordType type, Set<String> missing) throws InterruptedException {
        for (int asked = 0; asked <= MOST_COLUMNS; asked++) {
            Probe<Optional<String>> column = Probe.of(questions, () -> rest.missingColumn(type, missing));
            Optional<String> found = column.answer();
            if (!column.isAnswered() || found == null || found.isEmpty()) {
                return new Probe<>(column.isAnswered(), column.failure());
            }
            missing.add(found.get());
        }
        return new Probe<>(true, null);
    }

    private static Finding columns(Map<RecordType, Set<String>> absent) {
        String missing = absent.entrySet().stream()
                .flatMap(type -> type.getValue().stream().map(column -> type.getKey() + "." + column))
                // Accounts have one of the two spellings of this one, and either is read.
                .filter(column -> !column.equals("customer.searchstage"))
                .collect(Collectors.joining(", "));
        boolean perhapsMore = absent.values().stream().anyMatch(some -> some.size() > MOST_COLUMNS);
        return missing.isEmpty()
                ? Finding.passed(Check.COLUMNS, "all of the published fields are there")
                : Finding.passed(
                        Check.COLUMNS,
                        "this account has no " + missing + (perhapsMore ? ", and perhaps more" : "")
                                + "; records come without what is read from it",
                        "Nothing is to be done; naming the other fields in option fields silences the warning.");
    }

    private static Permission listsPermission(RecordType type) {
        return type == RecordType.CUSTOMER ? Permission.CUSTOMERS : Permission.CONTACTS;
    }

    private static long total(@Nullable List<RestSurvey.Count> counts) {
        return counts == null
                ? 0
                : counts.stream().mapToLong(RestSurvey.Count::rows).sum();
    }

    private static String counted(long rows, RecordType type) {
        return rows + " " + type + (rows == 1 ? "" : "s");
    }

    private Finding rows(Map<RecordType, List<RestSurvey.Count>> counts) {
        List<RestSurvey.Count> customers = counts.getOrDefault(RecordType.CUSTOMER, List.of());
        long contacts = total(counts.get(RecordType.CONTACT));
        Map<String, Long> stages = new TreeMap<>();
        Map<String, Long> subsidiaries =
                new TreeMap<>(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        for (RestSurvey.Count count : customers) {
            stages.merge(count.stage().toLowerCase(Locale.ROOT), count.rows(), Long::sum);
            if (!count.subsidiary().isEmpty()) {
                subsidiaries.merge(count.subsidiary(), count.rows(), Long::sum);
            }
        }
        return seen(stages, subsidiaries, contacts);
    }

    private Finding seen(Map<String, Long> stages, Map<String, Long> subsidiaries, long contacts) {
        long customers = stages.values().stream().mapToLong(Long::longValue).sum();
        if (customers == 0 && contacts == 0) {
            seesNothing = true;
            return Finding.failed(
                    Check.ROWS,
                    "nothing-visible",
                    "no customer and no contact: NetSuite answers some missing permissions so, and an empty account",
                    "If the account is not empty: " + Permission.CUSTOMERS.toAdd() + " " + Permission.CONTACTS.toAdd()
                            + " And look at the role's Accessible Subsidiaries, and tick Allow Cross-Subsidiary Record"
                            + " Viewing if all shall be read.");
        }
        String evidence = listed("", stages) + "; " + counted(contacts, RecordType.CONTACT)
                + (subsidiaries.isEmpty() ? "" : "; customers by " + listed("subsidiary ", subsidiaries));
        return Finding.passed(
                Check.ROWS,
                evidence,
                subsidiaries.size() == 1
                        ? "Are there more subsidiaries? Then look at the role's Accessible Subsidiaries, and at Allow"
                                + " Cross-Subsidiary Record Viewing."
                        : "");
    }

    private static String listed(String what, Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> what.isEmpty()
                        ? count.getValue() + " of stage " + count.getKey()
                        : what + count.getKey() + ": " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    private void lookForSurplus() throws InterruptedException {
        List<String> more = new ArrayList<>();
        for (Map.Entry<String, String> table : SURPLUS.entrySet()) {
            Probe<Boolean> read = Probe.of(questions, () -> {
                rest.table(table.getKey());
                return true;
            });
            if (read.isAnswered()) {
                more.add(table.getValue());
            }
        }
        findings.accept(
                more.isEmpty()
                        ? Finding.passed(Check.SURPLUS, "none was found: no employees, items, transactions, vendors")
                        : Finding.passed(
                                Check.SURPLUS,
                                "the role may also read by " + String.join(", ", more),
                                "Reading customers and contacts does not need that: take it out of the role, or make a"
                                        + " role of its own for this integration."));
    }

    private void lookBySoap(SoapSurvey by, Instant now) throws InterruptedException {
        Map<String, Long> stages = new TreeMap<>();
        Probe<Long> all = Probe.of(questions, () -> by.rows(RecordType.CUSTOMER, Stage.ALL));
        putBySoap(Permission.CUSTOMERS, all, RecordType.CUSTOMER);
        if (is(Permission.CUSTOMERS)) {
            for (Stage stage : List.of(Stage.CUSTOMER, Stage.PROSPECT, Stage.LEAD)) {
                stages.put(
                        stage.name().toLowerCase(Locale.ROOT),
                        count(Probe.of(questions, () -> by.rows(RecordType.CUSTOMER, stage))));
            }
        }
        Probe<Long> contacts = Probe.of(questions, () -> by.rows(RecordType.CONTACT, Stage.ALL));
        putBySoap(Permission.CONTACTS, contacts, RecordType.CONTACT);
        if (all.isAnswered() || contacts.isAnswered()) {
            findings.accept(seen(stages, Map.of(), count(contacts)));
        }
        findings.accept(Finding.notReached(Check.COLUMNS, "SOAP leaves out what is not there, unasked"));
        put(
                Permission.DELETED_RECORDS,
                Probe.of(questions, () -> by.deletions(RecordType.CUSTOMER, now.minus(A_MONTH))),
                "the log of deletions answers");
        findings.accept(Finding.notReached(Check.SURPLUS, "is looked for by SuiteQL"));
    }

    private static long count(Probe<Long> probe) {
        Long rows = probe.answer();
        return rows == null ? 0 : rows;
    }

    /** By SOAP a role that may not may be told that there are none. */
    private void putBySoap(Permission permission, Probe<Long> probe, RecordType type) {
        if (probe.isAnswered() && count(probe) == 0) {
            granted.put(permission, Granted.OPEN);
            findings.accept(new Finding(
                    permission.check(),
                    Finding.Status.NOT_REACHED,
                    "nothing-visible",
                    "SOAP shows none, as it may to a role that lacks the permission",
                    "If there are any: " + permission.toAdd(),
                    List.of()));
            return;
        }
        put(permission, probe, "SOAP shows " + counted(count(probe), type));
    }

    private void lookAtConcurrency() throws InterruptedException {
        Probe<OptionalInt> asked = Probe.of(questions, rest::concurrencyLimit);
        OptionalInt answer = asked.answer();
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
        return seesNothing
                || (granted.containsValue(Granted.OPEN) && permissionsToAdd().isEmpty());
    }

    /** What to set so that the role can be read; null where it can't. */
    @Nullable
    Recommendation recommendation() {
        boolean readable = !seesNothing && is(Permission.CUSTOMERS) && is(Permission.CONTACTS);
        if (!readable || (access.needsSuiteQl() && !readsBySuiteQl)) {
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
                : nearest(Granted.OPEN)
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
