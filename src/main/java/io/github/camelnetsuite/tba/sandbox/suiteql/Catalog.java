package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables and columns that SuiteQL may name. What is not here does not exist for a query. */
final class Catalog {
    private static final Table CUSTOMER = Table.of(
            "customer",
            "id:ID entityid externalid altname companyname isperson:FLAG firstname middlename lastname salutation title"
                    + " email altemail phone altphone mobilephone fax url comments searchstage stage entitystatus:ID"
                    + " category:ID parent:ID salesrep:ID subsidiary:ID currency:ID terms:ID leadsource:ID"
                    + " creditlimit:DECIMAL balance:DECIMAL overduebalance:DECIMAL daysoverdue:ID startdate:DATE"
                    + " enddate:DATE isinactive:FLAG datecreated:INSTANT lastmodifieddate:INSTANT"
                    + " defaultbillingaddress:ID defaultshippingaddress:ID custentity_crm_id custentity_vip:FLAG"
                    + " custentity_score:DECIMAL custentity_renewal:DATE custentity_last_call:INSTANT"
                    + " custentity_region:ID");
    private static final Table CONTACT = Table.of(
            "contact",
            "id:ID entityid externalid firstname middlename lastname salutation title email altemail phone mobilephone"
                    + " officephone fax company:ID isinactive:FLAG isprivate:FLAG globalsubscriptionstatus:ID"
                    + " subsidiary:ID supervisor:ID comments datecreated:INSTANT lastmodifieddate:INSTANT"
                    + " custentity_newsletter:FLAG custentity_birthday:DATE custentity_score:DECIMAL"
                    + " custentity_last_seen:INSTANT custentity_language:ID custentity_nickname");
    private static final Table RELATIONSHIP = Table.of("companycontactrelationship", "company:ID contact:ID role:ID");
    private static final Table CUSTOMER_SUBSIDIARY = Table.of(
            "customersubsidiaryrelationship",
            "id:ID entity:ID subsidiary:ID isprimarysub:FLAG lastmodifieddate:INSTANT");
    private static final Table ADDRESS_BOOK = Table.of(
            "customeraddressbook",
            "internalid:ID entity:ID addressbookaddress:ID label defaultbilling:FLAG defaultshipping:FLAG");
    private static final Table ADDRESS = Table.of(
            "customeraddressbookentityaddress",
            "nkey:ID addressee attention addrphone addr1 addr2 addr3 city state zip country addrtext");
    private static final Table ENTITY = Table.of(
            "entity", "id:ID type entitytitle isperson:FLAG parent:ID customer:ID contact:ID datecreated:INSTANT");
    private static final Table DELETED =
            Table.of("deletedrecord", "deleteddate:INSTANT type recordid:ID name deletedby:ID context");
    private static final Table EMPLOYEE = Table.of("employee", "id:ID entityid firstname lastname email");
    private static final Table SUBSIDIARY = Table.of("subsidiary", "id:ID name");
    private static final Table CURRENCY = Table.of("currency", "id:ID name symbol");
    // Empty; they show whether a role may read what it has no need to.
    private static final Table TRANSACTION = Table.of(
            "transaction",
            "id:ID tranid type entity:ID status trandate:DATE createddate:INSTANT lastmodifieddate:INSTANT");
    private static final Table VENDOR = Table.of(
            "vendor",
            "id:ID entityid companyname email phone isinactive:FLAG datecreated:INSTANT lastmodifieddate:INSTANT");
    private static final Table ITEM = Table.of(
            "item", "id:ID itemid itemtype displayname isinactive:FLAG createddate:INSTANT lastmodifieddate:INSTANT");
    private static final Table DUAL = Table.of("dual", "dummy");

    private static final Map<String, Table> TABLES = List.of(
                    CUSTOMER,
                    CONTACT,
                    RELATIONSHIP,
                    CUSTOMER_SUBSIDIARY,
                    ADDRESS_BOOK,
                    ADDRESS,
                    ENTITY,
                    DELETED,
                    EMPLOYEE,
                    SUBSIDIARY,
                    CURRENCY,
                    TRANSACTION,
                    VENDOR,
                    ITEM,
                    DUAL)
            .stream()
            .collect(Collectors.toUnmodifiableMap(Table::name, Function.identity()));

    private Catalog() {}

    static @Nullable Table table(String lowerCaseName) {
        return TABLES.get(lowerCaseName);
    }

    /** What to create in an empty database, in order. Of the tables above, {@code dual} is H2's own. */
    static List<String> createStatements() {
        return List.of(
                CUSTOMER.createStatement("id"),
                CONTACT.createStatement("id"),
                RELATIONSHIP.createStatement(""),
                CUSTOMER_SUBSIDIARY.createStatement("id"),
                ADDRESS_BOOK.createStatement("internalid"),
                ADDRESS.createStatement("nkey"),
                DELETED.createStatement(""),
                EMPLOYEE.createStatement("id"),
                SUBSIDIARY.createStatement("id"),
                CURRENCY.createStatement("id"),
                TRANSACTION.createStatement("id"),
                VENDOR.createStatement("id"),
                ITEM.createStatement("id"),
                "CREATE TABLE displayname (list VARCHAR, id BIGINT, name VARCHAR, PRIMARY KEY (list, id))",
                "CREATE VIEW entity AS SELECT id, 'CustJob' AS type, COALESCE(altname, entityid) AS entitytitle,"
                        + " isperson, parent, id AS customer, CAST(NULL AS BIGINT) AS contact, datecreated_utc"
                        + " FROM customer UNION ALL SELECT id, 'Contact', entityid, 'T', company, NULL, id,"
                        + " datecreated_utc FROM contact");
    }

    /** Made after the bulk load: loading into indexed tables takes twice as long. */
    static List<String> indexStatements() {
        return List.of(
                "CREATE INDEX IF NOT EXISTS customer_modified ON customer (lastmodifieddate_utc, id, searchstage, stage)",
                "CREATE INDEX IF NOT EXISTS customer_created ON customer (datecreated_utc, id)",
                "CREATE INDEX IF NOT EXISTS customer_parent ON customer (parent)",
                "CREATE INDEX IF NOT EXISTS customer_email ON customer (email)",
                "CREATE INDEX IF NOT EXISTS customer_external ON customer (externalid)",
                "CREATE INDEX IF NOT EXISTS contact_modified ON contact (lastmodifieddate_utc, id)",
                "CREATE INDEX IF NOT EXISTS contact_created ON contact (datecreated_utc, id)",
                "CREATE INDEX IF NOT EXISTS contact_company ON contact (company)",
                "CREATE INDEX IF NOT EXISTS contact_email ON contact (email)",
                "CREATE INDEX IF NOT EXISTS contact_external ON contact (externalid)",
                "CREATE INDEX IF NOT EXISTS relationship_contact ON companycontactrelationship (contact, company)",
                "CREATE INDEX IF NOT EXISTS relationship_company ON companycontactrelationship (company, contact)",
                "CREATE INDEX IF NOT EXISTS customer_subsidiary ON customersubsidiaryrelationship (entity)",
                "CREATE INDEX IF NOT EXISTS address_book_entity ON customeraddressbook (entity)",
                "CREATE INDEX IF NOT EXISTS deleted_date ON deletedrecord (deleteddate_utc, recordid)",
                "CREATE INDEX IF NOT EXISTS deleted_record ON deletedrecord (recordid)");
    }

    /** Tables that a query's connection may read, private ones among them. */
    static List<String> readableTables() {
        return List.of(
                "customer",
                "contact",
                "companycontactrelationship",
                "customersubsidiaryrelationship",
                "customeraddressbook",
                "customeraddressbookentityaddress",
                "entity",
                "deletedrecord",
                "employee",
                "subsidiary",
                "currency",
                "transaction",
                "vendor",
                "item",
                "displayname");
    }
}
