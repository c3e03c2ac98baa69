package io.github.camelnetsuite.tba;

import java.util.Collection;
import java.util.Optional;

/**
 * The accounts that an application reads, as they are at present: a bean of the registry, which option {@code account}
 * takes credentials and options from, and which {@link AccountRoutes} makes routes for. Implementations are thread-safe.
 */
@FunctionalInterface
public interface NetSuiteAccounts {

    /**
     * All of them; asked again and again.
     *
     * @throws RuntimeException when that is not known just now; what was known goes on
     */
    Collection<NetSuiteAccount> accounts();

    /** The one of this name; empty when there is none (any more). */
    default Optional<NetSuiteAccount> account(String name) {
        return accounts().stream()
                .filter(account -> account.name().equals(name))
                .findFirst();
    }
}
