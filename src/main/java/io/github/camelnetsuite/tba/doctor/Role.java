package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.doctor.Verdict.Granted;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a role may and sees, as far as is known by now, and what follows from that: what to set so that it can be read, or
 * what to add to it. It asks nothing by itself, and can be asked at any time.
 */
final class Role {

    /** What reading by SuiteQL and by SOAP needs besides the login. */
    private static final List<Permission> BY_SUITEQL =
            List.of(Permission.REST_WEB_SERVICES, Permission.WORKBOOK, Permission.CUSTOMERS, Permission.CONTACTS);

    private static final List<Permission> BY_SOAP =
            List.of(Permission.SOAP_WEB_SERVICES, Permission.CUSTOMERS, Permission.CONTACTS);

    private static final int USUAL_CONCURRENCY = 2;

    /** By what a role is read, named as in the option. */
    enum Transport {
        SUITEQL,
        SOAP
    }

    private final Permission login;
    private final boolean forSuiteQlOnly;
    private final boolean wantsDeletions;
    private final Findings findings;
    private final Map<Permission, Granted> granted = new EnumMap<>(Permission.class);
    private Transport transport = Transport.SUITEQL;
    private boolean seesNothing;
    private OptionalInt limit = OptionalInt.empty();

    /**
     * A role of which nothing is known.
     *
     * @param login the permission to log in as it does
     * @param forSuiteQlOnly whether SOAP is no way to read it, whatever it may
     * @param wantsDeletions whether option includeDeleted is set
     * @param findings get what is told of the role
     */
    Role(Permission login, boolean forSuiteQlOnly, boolean wantsDeletions, Findings findings) {
        this.login = login;
        this.forSuiteQlOnly = forSuiteQlOnly;
        this.wantsDeletions = wantsDeletions;
        this.findings = findings;
    }

    void put(Verdict verdict) {
        granted.put(verdict.permission(), verdict.granted());
        findings.put(verdict.finding());
    }

    /** What is put from now on was seen in reading so. */
    void readBy(Transport way) {
        transport = way;
    }

    /** What the role sees, unless it may see neither customers nor contacts. */
    void see(Tally tally) {
        if (granted.get(Permission.CUSTOMERS) != Granted.NO || granted.get(Permission.CONTACTS) != Granted.NO) {
            seesNothing = tally.isNothing();
            findings.put(tally.finding());
        }
    }

    /** @param requests in flight that the account allows to all integrations together */
    void limitTo(OptionalInt requests) {
        limit = requests;
    }

    boolean may(Permission permission) {
        return granted.get(permission) == Granted.YES;
    }

    /** Whether NetSuite was asked in vain for it. */
    boolean isUntold(Permission permission) {
        return granted.get(permission) == Granted.OPEN;
    }

    /** Whether it may be read by SOAP where SuiteQL does not do. */
    boolean hasSoapToo() {
        return may(Permission.SOAP_WEB_SERVICES) && !forSuiteQlOnly;
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
        boolean readable = may(Permission.CUSTOMERS) && (may(Permission.CONTACTS) || seesNoContact());
        if (seesNothing || !readable || (forSuiteQlOnly && transport != Transport.SUITEQL)) {
            return null;
        }
        Map<String, String> options = new LinkedHashMap<>();
        if (login == Permission.LOG_IN_BY_OAUTH2) {
            options.put("authentication", "oauth2");
        }
        options.put("transport", transport.name().toLowerCase(Locale.ROOT));
        if (limit.isPresent()) {
            options.put(
                    "maxConcurrency", Integer.toString(Math.max(1, Math.min(USUAL_CONCURRENCY, limit.getAsInt() - 1))));
        }
        if (wantsDeletions && !may(Permission.DELETED_RECORDS)) {
            options.put("includeDeleted", "false");
        }
        Map<String, String> also = new LinkedHashMap<>();
        if (may(Permission.DELETED_RECORDS)) {
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
        boolean bySoap = !forSuiteQlOnly
                && of(BY_SOAP, Granted.NO).size() < of(BY_SUITEQL, Granted.NO).size();
        return Stream.concat(of(List.of(login), wanted).stream(), of(bySoap ? BY_SOAP : BY_SUITEQL, wanted).stream());
    }

    /** @param wanted open is also what was never asked for */
    private List<Permission> of(List<Permission> needed, Granted wanted) {
        return needed.stream()
                .filter(permission -> granted.getOrDefault(permission, Granted.OPEN) == wanted)
                .toList();
    }
}
