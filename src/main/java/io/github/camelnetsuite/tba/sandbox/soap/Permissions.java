package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.Permission;
import io.github.camelnetsuite.tba.sandbox.SoapSettings.MissingPermission;
import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import io.github.camelnetsuite.tba.sandbox.rest.Caller;

/** What a role may read, and how NetSuite says that it may not; the texts are those of other places of NetSuite. */
final class Permissions {
    private final MissingPermission way;

    Permissions(MissingPermission way) {
        this.way = way;
    }

    /**
     * Whether records of the type are there for the caller.
     *
     * @return false when the role does not see them, and shall not be told
     */
    boolean sees(RecordType type, Caller caller, Version version) throws SoapFault, StatusError {
        Permission needed = type == RecordType.CUSTOMER ? Permission.CUSTOMERS : Permission.CONTACTS;
        if (caller.may(needed)) {
            return true;
        }
        return switch (way) {
            case EMPTY -> false;
            case FAULT -> throw lacking("INSUFFICIENT_PERMISSION", "Lists -> " + needed.label(), version);
            case REFUSAL ->
                throw new StatusError(
                        "INSUFFICIENT_PERMISSION",
                        "You do not have permissions to view records of this type: 'Lists -> " + needed.label()
                                + "'. Please contact your account administrator.");
        };
    }

    /** Without SOAP web services, or without the right to log in with a token, there is nothing to do here. */
    static void requireWebServices(Caller caller, Version version) throws SoapFault {
        for (Permission needed :
                new Permission[] {Permission.SOAP_WEB_SERVICES, Permission.LOG_IN_USING_ACCESS_TOKENS}) {
            if (!caller.may(needed)) {
                throw lacking("WS_PERMISSION_REQD", "Setup -> " + needed.label(), version);
            }
        }
    }

    static SoapFault lacking(String code, String permission, Version version) {
        return SoapFault.of(
                "insufficientPermissionFault",
                code,
                "Permission Violation: You need the '" + permission
                        + "' permission to access this page. Please contact your account administrator.",
                version);
    }
}
