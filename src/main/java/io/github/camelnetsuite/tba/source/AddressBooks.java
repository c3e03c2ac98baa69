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
 * Adds {@code addressBook} to a page of customers, in the shape of NetSuite's REST record API with its sub-resources
 * expanded. A whole page at a time, read after the records: an address book is never older than its record.
 */
final class AddressBooks implements Expansion {

    static final List<String> FLAGS = List.of("defaultBilling", "defaultShipping");
    static final List<String> LINES = List.of(
            "addressee",
            "attention",
            "addrPhone",
            "addr1",
            "addr2",
            "addr3",
            "city",
            "state",
            "zip",
            "country",
            "addrText");

    private final SuiteQlClient suiteQl;

    AddressBooks(SuiteQlClient suiteQl) {
        this.suiteQl = suiteQl;
    }

    @Override
    public List<ReadRecord> joinedTo(List<ReadRecord> records) throws InterruptedException {
        if (records.isEmpty()) {
            return List.of();
        }
        return Expansion.joined(records, "addressBook", read(records));
    }

    private Map<Long, List<Object>> read(List<ReadRecord> records) throws InterruptedException {
        Map<Long, List<Object>> books = new HashMap<>();
        @Nullable Long after = null;
        SuiteQlClient.Rows page;
        do {
            page = suiteQl.query(statement(records, after)).body();
            for (Map<String, String> row : page.rows()) {
                books.computeIfAbsent(Expansion.number(row, "entity", "An address"), customer -> new ArrayList<>())
                        .add(address(row));
                after = next(after, row);
            }
        } while (page.more());
        return books;
    }

    // Anything but a step ahead could go on for ever.
    private static Long next(@Nullable Long after, Map<String, String> row) {
        long next = Expansion.number(row, "internalid", "An address");
        if (after != null && next <= after) {
            throw new MalformedAnswerException("The addresses are not in the order that was asked for");
        }
        return next;
    }

    /** Ordered by the address, so that a customer with many of them can be read in several pages. */
    static String statement(List<ReadRecord> records, @Nullable Long after) {
        return "SELECT customeraddressbook.internalid AS internalid, customeraddressbook.entity AS entity,"
                + " customeraddressbook.label AS label, customeraddressbook.defaultbilling AS defaultbilling,"
                + " customeraddressbook.defaultshipping AS defaultshipping, "
                + LINES.stream()
                        .map(line -> "customeraddressbookentityaddress." + lower(line) + " AS " + lower(line))
                        .collect(Collectors.joining(", "))
                + " FROM customeraddressbook, customeraddressbookentityaddress"
                + " WHERE customeraddressbook.addressbookaddress = customeraddressbookentityaddress.nkey"
                + " AND customeraddressbook.entity IN ("
                + records.stream().map(record -> Long.toString(record.id())).collect(Collectors.joining(", "))
                + ")"
                + (after == null ? "" : " AND customeraddressbook.internalid > " + after)
                + " ORDER BY customeraddressbook.internalid";
    }

    private static Map<String, @Nullable Object> address(Map<String, String> row) {
        Map<String, @Nullable Object> lines = new LinkedHashMap<>();
        LINES.forEach(line -> lines.put(line, row.get(lower(line))));
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("id", row.get("internalid"));
        item.put("label", row.get("label"));
        FLAGS.forEach(flag -> item.put(flag, "T".equals(row.get(lower(flag)))));
        item.put("addressBookAddress", Collections.unmodifiableMap(lines));
        return Collections.unmodifiableMap(item);
    }

    private static String lower(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }
}
