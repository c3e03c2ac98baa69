package io.github.camelnetsuite.tba.doctor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an examination has found. It holds neither a secret nor a field of a record.
 *
 * @param account as NetSuite shows it; empty where there is none that could be one
 * @param address the base URL that was asked; empty where nothing was
 * @param findings one for each check, in order
 * @param recommendation null where the role can't be read in any way
 * @param permissionsToAdd what the role lacks for the nearest way to read, by its tab and name; empty for nothing
 * @param permissionsToCheck what the role needs besides, for that or for what is recommended, and could not be looked at, or
 *     has shown nothing; empty for nothing
 * @param nextAttempt when another login with these values is safe; null for at once
 * @param requests how many were sent
 */
public record Report(
        String account,
        String address,
        Result result,
        List<Finding> findings,
        @Nullable Recommendation recommendation,
        List<String> permissionsToAdd,
        List<String> permissionsToCheck,
        @Nullable Instant nextAttempt,
        int requests) {

    /** The whole in one word. */
    public enum Result {
        /** Customers and contacts can be read as recommended. */
        FINE,
        /** They can't, and it is known what is in the way. */
        REFUSED,
        /** NetSuite could not be asked, or its answers leave it open. */
        UNKNOWN
    }

    public Report {
        findings = List.copyOf(findings);
        permissionsToAdd = List.copyOf(permissionsToAdd);
        permissionsToCheck = List.copyOf(permissionsToCheck);
    }

    /** The finding of a check. */
    public Finding of(Check check) {
        return findings.stream()
                .filter(finding -> finding.check() == check)
                .findFirst()
                .orElseThrow();
    }

    /** The same in maps, lists and text, for JSON; what is there stays, and more may be added. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("account", account);
        map.put("address", address);
        map.put("result", result.name().toLowerCase(Locale.ROOT));
        map.put("requests", requests);
        map.put("nextAttempt", nextAttempt == null ? null : nextAttempt.toString());
        List<Map<String, Object>> checks = new ArrayList<>();
        findings.forEach(finding -> checks.add(map(finding)));
        map.put("checks", checks);
        map.put("permissionsToAdd", permissionsToAdd);
        map.put("permissionsToCheck", permissionsToCheck);
        map.put("recommended", recommendation == null ? null : recommendation.options());
        map.put("alsoPossible", recommendation == null ? null : recommendation.alsoPossible());
        return map;
    }

    private static Map<String, Object> map(Finding finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("check", finding.check().code());
        map.put("status", finding.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        map.put("code", finding.code());
        map.put("evidence", finding.evidence());
        map.put("fix", finding.fix());
        if (!finding.causes().isEmpty()) {
            List<Map<String, Object>> causes = new ArrayList<>();
            for (Cause cause : finding.causes()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("cause", cause.code());
                one.put("auditTrail", cause.auditTrail());
                one.put("meaning", cause.meaning());
                one.put("fix", cause.fix());
                causes.add(one);
            }
            map.put("causes", causes);
        }
        return map;
    }
}
