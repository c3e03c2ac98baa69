package io.github.camelnetsuite.tba.sandbox.rest;

import io.github.camelnetsuite.tba.sandbox.AccountConditions;
import io.github.camelnetsuite.tba.sandbox.Permission;
import io.github.camelnetsuite.tba.sandbox.filter.Condition;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Who asks: what the token's role may do, and how the account is, at this moment.
 *
 * @param permissions what the role may, as things are
 * @param login the permission that this way of logging in needs
 * @param conditions what is the matter with the account
 */
public record Caller(
        boolean administrator, Set<Permission> permissions, Permission login, AccountConditions conditions) {

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** Which records the role sees, over the table's alias {@code t}. */
    public Condition visible() {
        OptionalLong subsidiary = conditions.subsidiary();
        return subsidiary.isPresent() ? Condition.of("t.subsidiary = ?", subsidiary.getAsLong()) : Condition.TRUE;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
