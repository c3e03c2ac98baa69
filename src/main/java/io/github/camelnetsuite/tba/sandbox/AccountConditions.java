package io.github.camelnetsuite.tba.sandbox;

import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is the matter with the account, until somebody mends it: why nobody can log in, what is switched off, what the
 * role sees of it, and whether it answers at all. Immutable; {@link #USUAL} is the default.
 *
 * @param loginCause why every login fails
 * @param featuresOff features that are off
 * @param granted permissions that the role has beyond its own
 * @param withheld permissions that the role lacks of its own
 * @param subsidiary the only subsidiary whose records the role sees; what the control interface calls the truth has all
 * @param missingColumns columns that the account does not have, as {@code customer.category}: neither SuiteQL nor a
 *     record of it has them
 * @param maintenance whether it is down for scheduled maintenance
 * @param redirect the data center that it has moved to; it redirects every request there
 */
public record AccountConditions(
        Optional<LoginCause> loginCause,
        Set<Feature> featuresOff,
        Set<Permission> granted,
        Set<Permission> withheld,
        OptionalLong subsidiary,
        Set<String> missingColumns,
        boolean maintenance,
        Optional<URI> redirect) {

    /** Nothing is the matter. */
    public static final AccountConditions USUAL = new AccountConditions(
            Optional.empty(), Set.of(), Set.of(), Set.of(), OptionalLong.empty(), Set.of(), false, Optional.empty());

    public AccountConditions {
        featuresOff = Set.copyOf(featuresOff);
        granted = Set.copyOf(granted);
        withheld = Set.copyOf(withheld);
        missingColumns = missingColumns.stream()
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        redirect.ifPresent(AccountConditions::requireAddress);
    }

    private static void requireAddress(URI redirect) {
        if (redirect.getHost() == null || redirect.getRawQuery() != null) {
            throw new IllegalArgumentException("A redirect goes to an address such as https://other.example");
        }
    }

    public AccountConditions withLoginCause(Optional<LoginCause> value) {
        return new AccountConditions(
                value, featuresOff, granted, withheld, subsidiary, missingColumns, maintenance, redirect);
    }

    public AccountConditions with(LoginCause value) {
        return withLoginCause(Optional.of(value));
    }

    public AccountConditions withFeaturesOff(Collection<Feature> value) {
        return new AccountConditions(
                loginCause, Set.copyOf(value), granted, withheld, subsidiary, missingColumns, maintenance, redirect);
    }

    public AccountConditions withGranted(Collection<Permission> value) {
        return new AccountConditions(
                loginCause,
                featuresOff,
                Set.copyOf(value),
                withheld,
                subsidiary,
                missingColumns,
                maintenance,
                redirect);
    }

    public AccountConditions withWithheld(Collection<Permission> value) {
        return new AccountConditions(
                loginCause, featuresOff, granted, Set.copyOf(value), subsidiary, missingColumns, maintenance, redirect);
    }

    public AccountConditions withSubsidiary(OptionalLong value) {
        return new AccountConditions(
                loginCause, featuresOff, granted, withheld, value, missingColumns, maintenance, redirect);
    }

    public AccountConditions withMissingColumns(Collection<String> value) {
        return new AccountConditions(
                loginCause, featuresOff, granted, withheld, subsidiary, Set.copyOf(value), maintenance, redirect);
    }

    public AccountConditions withMaintenance(boolean value) {
        return new AccountConditions(
                loginCause, featuresOff, granted, withheld, subsidiary, missingColumns, value, redirect);
    }

    public AccountConditions withRedirect(Optional<URI> value) {
        return new AccountConditions(
                loginCause, featuresOff, granted, withheld, subsidiary, missingColumns, maintenance, value);
    }

    public boolean isOff(Feature feature) {
        return featuresOff.contains(feature);
    }

    /** Whether the account lacks a field of a record type, named as in REST. */
    public boolean lacks(String table, String field) {
        return missingColumns.contains(table + "." + field.toLowerCase(Locale.ROOT));
    }

    /** What a role may do as things are. A permission goes with its feature. */
    public Set<Permission> leftOf(Set<Permission> role) {
        Set<Permission> left = new HashSet<>(role);
        left.addAll(granted);
        left.removeAll(withheld);
        if (isOff(Feature.SUITEANALYTICS_WORKBOOK)) {
            left.remove(Permission.SUITEANALYTICS_WORKBOOK);
        }
        return left;
    }
}
