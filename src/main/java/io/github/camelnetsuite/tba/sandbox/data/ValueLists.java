package io.github.camelnetsuite.tba.sandbox.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The account's lists: statuses, categories, currencies, subsidiaries, employees. The same in every sandbox. */
final class ValueLists {
    static final List<Long> CUSTOMER_STATUSES = List.of(13L, 15L, 16L);
    static final List<Long> PROSPECT_STATUSES = List.of(8L, 9L, 10L);
    static final List<Long> LEAD_STATUSES = List.of(6L, 7L);
    static final int CATEGORIES = 4;
    static final int TERMS = 4;
    static final int REGIONS = 4;
    static final int LANGUAGES = 5;
    static final int EMPLOYEES = 12;
    static final long FIRST_EMPLOYEE = 11;

    private static final Map<String, Map<Long, String>> LISTS = Map.of(
            "entitystatus",
            Map.of(
                    6L, "LEAD-Unqualified",
                    7L, "LEAD-Qualified",
                    8L, "PROSPECT-In Discussion",
                    9L, "PROSPECT-Identified Decision Makers",
                    10L, "PROSPECT-Proposal",
                    13L, "CUSTOMER-Closed Won",
                    15L, "CUSTOMER-Renewal",
                    16L, "CUSTOMER-Lost Customer"),
            "category",
            Map.of(1L, "Individual", 2L, "Corporate", 3L, "Wholesale", 4L, "Öffentlicher Dienst"),
            "terms",
            Map.of(1L, "Net 15", 2L, "Net 30", 3L, "Net 60", 4L, "Due on receipt"),
            "leadsource",
            Map.of(-2L, "Web", -3L, "Partner Referral", 100L, "Trade Show"),
            "role",
            Map.of(-10L, "Primary Contact"),
            "custentity_region",
            Map.of(1L, "North", 2L, "East", 3L, "South", 4L, "West"),
            "custentity_language",
            Map.of(1L, "English", 2L, "Deutsch", 3L, "Français", 4L, "日本語", 5L, "العربية"),
            "globalsubscriptionstatus",
            Map.of(1L, "Soft Opt-In", 2L, "Soft Opt-Out", 3L, "Confirmed Opt-In", 4L, "Confirmed Opt-Out"));

    private ValueLists() {}

    static void load(Connection connection) throws SQLException {
        try (TableLoad names = new TableLoad(connection, "displayname")) {
            for (Map.Entry<String, Map<Long, String>> list : LISTS.entrySet()) {
                for (Map.Entry<Long, String> entry : list.getValue().entrySet()) {
                    names.add(new Row()
                            .set("list", list.getKey())
                            .set("id", entry.getKey())
                            .set("name", entry.getValue()));
                }
            }
        }
        try (TableLoad subsidiaries = new TableLoad(connection, "subsidiary")) {
            List<String> names = List.of("Parent Company", "Europe GmbH", "日本支社", "Brasil Ltda");
            for (int i = 0; i < names.size(); i++) {
                subsidiaries.add(new Row().set("id", i + 1L).set("name", names.get(i)));
            }
        }
        try (TableLoad currencies = new TableLoad(connection, "currency")) {
            List<String> names = List.of("US Dollar|USD", "Euro|EUR", "Yen|JPY", "Real|BRL", "Złoty|PLN", "Dirham|AED");
            for (int i = 0; i < names.size(); i++) {
                String[] parts = names.get(i).split("\\|", -1);
                currencies.add(new Row().set("id", i + 1L).set("name", parts[0]).set("symbol", parts[1]));
            }
        }
        loadEmployees(connection);
    }

    private static void loadEmployees(Connection connection) throws SQLException {
        try (TableLoad employees = new TableLoad(connection, "employee")) {
            for (int i = 0; i < EMPLOYEES; i++) {
                NamePool pool = NamePool.all().get(i % NamePool.all().size());
                String first = pool.firstNames().get(i);
                String last = pool.lastNames().get(i);
                employees.add(new Row()
                        .set("id", FIRST_EMPLOYEE + i)
                        .set("entityid", first + " " + last)
                        .set("firstname", first)
                        .set("lastname", last)
                        .set("email", "rep" + i + "@sandbox.example"));
            }
        }
    }
}
