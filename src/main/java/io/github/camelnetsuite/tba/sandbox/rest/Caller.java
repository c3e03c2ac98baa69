package io.github.camelnetsuite.tba.sandbox.rest;

import io.github.camelnetsuite.tba.sandbox.Permission;
import java.util.Set;

/**
 * Who asks: what the token's role may do at this moment.
 *
 * @param login the permission that this way of logging in needs
 */
public record Caller(boolean administrator, Set<Permission> permissions, Permission login) {
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
