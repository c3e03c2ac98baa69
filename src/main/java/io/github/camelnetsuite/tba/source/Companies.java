package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.record.ReadRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds {@code companies} to a page of contacts: those that each is attached to, its employer among them, by NetSuite's
 * table {@code companycontactrelationship}. The REST record API shows these ties from the other side only, as {@code
 * contactRoles} of a customer; the shape is theirs, seen from the contact:
 *
 * <pre>"companies":{"items":[{"company":{"id":"12","refName":"Acme"},"role":{"id":"-10","refName":"Primary Contact"}}]}</pre>
 *
 * In the order of the companies' ids, each once; {@code role} is null for none. Attaching and detaching do not modify a
 * contact.
 */
final class Companies implements Expansion {

    private final SuiteQlClient suiteQl;

    Companies(SuiteQlClient suiteQl) {
        this.suiteQl = suiteQl;
    }

    /** A contact's tie to a company. */
    record Tie(long contact, long company) {

        private boolean isBefore(Tie next) {
            return contact < next.contact || (contact == next.contact && company < next.company);
        }
    }

    @Override
    public List<ReadRecord> joinedTo(List<ReadRecord> records) throws InterruptedException {
        if (records.isEmpty()) {
            return List.of();
        }
        return Expansion.joined(records, "companies", read(records));
    }

    private Map<Long, List<Object>> read(List<ReadRecord> records) throws InterruptedException {
        Map<Long, List<Object>> companies = new HashMap<>();
        @Nullable Tie last = null;
        SuiteQlClient.Rows page;
        do {
            @Nullable Tie start = last;
            page = suiteQl.query(statement(records, start)).body();
            for (Map<String, String> row : page.rows()) {
                Tie tie = new Tie(
                        Expansion.number(row, "contact", "A tie of a contact"),
                        Expansion.number(row, "company", "A tie of a contact"));
                // Nothing says that a contact has one role only: the first one counts, as if a page had ended there.
                boolean again = tie.equals(last) && !tie.equals(start);
                if (last != null && !again && !last.isBefore(tie)) {
                    // Anything but a step ahead could go on for ever.
                    throw new MalformedAnswerException("The companies are not in the order that was asked for");
                }
                if (!again) {
                    companies
                            .computeIfAbsent(tie.contact(), contact -> new ArrayList<>())
                            .add(item(row));
                }
                last = tie;
            }
        } while (page.more());
        return companies;
    }

    /** Ordered by contact and company, so that the ties of a page can be read in several pages. */
    static String statement(List<ReadRecord> contacts, @Nullable Tie after) {
        return "SELECT " + column("contact") + " AS contact, " + column("company") + " AS company, "
                + name("company") + " AS company_name, " + column("role") + " AS role, " + name("role")
                + " AS role_name"
                + " FROM companycontactrelationship WHERE " + column("contact") + " IN ("
                + contacts.stream().map(record -> Long.toString(record.id())).collect(Collectors.joining(", "))
                + ")"
                + (after == null
                        ? ""
                        : " AND (" + column("contact") + " > " + after.contact() + " OR (" + column("contact") + " = "
                                + after.contact() + " AND " + column("company") + " > " + after.company() + "))")
                + " ORDER BY " + column("contact") + ", " + column("company") + ", " + column("role");
    }

    private static String column(String name) {
        return "companycontactrelationship." + name;
    }

    private static String name(String column) {
        return "BUILTIN.DF(" + column(column) + ")";
    }

    private static Map<String, @Nullable Object> item(Map<String, String> row) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("company", reference(row, "company"));
        item.put("role", row.containsKey("role") ? reference(row, "role") : null);
        return Collections.unmodifiableMap(item);
    }

    private static Map<String, @Nullable String> reference(Map<String, String> row, String column) {
        return RowReader.reference(row.getOrDefault(column, ""), row.get(column + SuiteQlStatement.NAME_SUFFIX));
    }
}
