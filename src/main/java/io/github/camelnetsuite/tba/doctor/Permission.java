package io.github.camelnetsuite.tba.doctor;

import io.github.camelnetsuite.tba.auth.RolePermission;
import io.github.camelnetsuite.tba.record.RecordType;

/** What a role needs, each with the check that looks whether it is there. */
public enum Permission {
    LOG_IN(Check.LOG_IN_PERMISSION, RolePermission.LOG_IN_WITH_TOKENS),
    LOG_IN_BY_OAUTH2(Check.LOG_IN_PERMISSION, RolePermission.LOG_IN_WITH_OAUTH2),
    REST_WEB_SERVICES(Check.REST_WEB_SERVICES, RolePermission.REST),
    WORKBOOK(Check.WORKBOOK, RolePermission.WORKBOOK),
    SOAP_WEB_SERVICES(Check.SOAP_WEB_SERVICES, RolePermission.SOAP),
    CUSTOMERS(Check.CUSTOMERS, RolePermission.CUSTOMERS),
    CONTACTS(Check.CONTACTS, RolePermission.CONTACTS),
    DELETED_RECORDS(Check.DELETED_RECORDS, RolePermission.DELETED_RECORDS);

    private final Check check;
    private final RolePermission inTheForm;

    Permission(Check check, RolePermission inTheForm) {
        this.check = check;
        this.inTheForm = inTheForm;
    }

    /** The one to read the records of a type. */
    static Permission toRead(RecordType type) {
        return type == RecordType.CUSTOMER ? CUSTOMERS : CONTACTS;
    }

    Check check() {
        return check;
    }

    /** {@code Lists > Customers}. */
    public String path() {
        return inTheForm.tab() + " > " + inTheForm.label();
    }

    /** The sentence for an administrator. */
    String toAdd() {
        return "Setup > Users/Roles > Manage Roles > Permissions > " + inTheForm.tab() + ": add " + inTheForm.label()
                + ", level " + inTheForm.level() + ".";
    }
}
