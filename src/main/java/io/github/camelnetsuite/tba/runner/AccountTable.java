package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.Placeholder;
import io.github.camelnetsuite.tba.auth.HandedOver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Many tenants as rows of a table, whose columns have the names that set-up guides use, or ours, in any order and
 * spelling. No text of the table is repeated in an error, not even that of its header: a table without one begins with
 * somebody's secrets.
 *
 * @param accounts by the names of the tenants
 * @param rows in which row each of them stands
 * @param corrections for people: what was read in another way than it was written
 * @param errors of all rows; where there is one, nothing of the table is to be used
 */
record AccountTable(
        Map<String, AccountValues> accounts, Map<String, Integer> rows, List<String> corrections, List<String> errors) {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("name", "name"),
            Map.entry("tenant", "name"),
            Map.entry("clientidusername", "username"),
            Map.entry("apikeypassword", "password"),
            Map.entry("other", "token"),
            Map.entry("tokenid", "accessToken"),
            Map.entry("tokensecret", "accessTokenSecret"));

    private static final Map<String, String> FROM_FORM = Map.of(
            "consumerKey", "username",
            "clientId", "username",
            "consumerSecret", "password",
            "accessToken", "token",
            "accessTokenSecret", "token",
            "certificateId", "token",
            "accountId", "token",
            "Other", "token");

    /** Each row is checked. */
    static AccountTable of(CsvTable table, AccountForm form) {
        List<String> columns = columns(table.header());
        AccountTable read =
                new AccountTable(new LinkedHashMap<>(), new HashMap<>(), new ArrayList<>(), new ArrayList<>());
        Set<String> taken = new HashSet<>();
        for (CsvTable.Row row : table.rows()) {
            try {
                read.add(row, columns, taken, form);
            } catch (Exception e) {
                String text = OneLine.of(e);
                read.errors.add("row " + row.number() + column(text, columns) + ": " + text);
            }
        }
        if (table.rows().isEmpty()) {
            read.errors.add("there is no row below the header");
        }
        return read;
    }

    private void add(CsvTable.Row row, List<String> columns, Set<String> taken, AccountForm form) throws Exception {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!row.cells().get(i).isEmpty() && !columns.get(i).isEmpty()) {
                cells.put(columns.get(i), row.cells().get(i));
            }
        }
        String name = AccountFiles.checkedName(cells.getOrDefault("name", ""));
        cells.remove("name");
        if (!taken.add(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("name: another row has it too");
        }
        List<String> said = new ArrayList<>();
        AccountValues account = toldApart(new AccountValues(cells), said);
        form.checkButPlaceholders(account);
        said.forEach(correction -> corrections.add("row " + row.number() + ": " + correction));
        accounts.put(name, account);
        rows.put(name, row.number());
    }

    /** The values of a form one by one, where they are there; placeholders stay for who reads what they stand for. */
    static AccountValues toldApart(AccountValues account, List<String> corrections) {
        if (AccountValues.FORM.stream().map(account::get).allMatch(value -> value == null)
                || AccountValues.FORM.stream().map(account::get).anyMatch(Placeholder::isIn)) {
            return account;
        }
        HandedOver form = HandedOver.read(account.get("username"), account.get("password"), account.get("token"));
        form.values().forEach((option, value) -> {
            String own = account.get(option);
            if (own != null && !own.equals(value)) {
                throw new IllegalArgumentException(
                        option + " is given twice, by itself and in the form's fields, and differently");
            }
        });
        corrections.addAll(form.corrections());
        return account.without(AccountValues.FORM).with(form.values());
    }

    private static List<String> columns(List<String> header) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String column = option(header.get(i));
            if (column == null) {
                throw new IllegalArgumentException(
                        "row 1, column " + (i + 1) + " names nothing that is known: row 1 names"
                                + " the columns, such as name, Client ID/Username, API Key/Password, Other, or name, accountId,"
                                + " consumerKey, consumerSecret, accessToken, accessTokenSecret");
            }
            if (!column.isEmpty() && columns.contains(column)) {
                throw new IllegalArgumentException("row 1, column " + (i + 1) + " names what column "
                        + (columns.indexOf(column) + 1) + " does, too");
            }
            columns.add(column);
        }
        if (!columns.contains("name")) {
            throw new IllegalArgumentException("row 1 names no column of tenants: call it name");
        }
        return columns;
    }

    /** Empty for a column that is left alone: the guide's source name is the same in every row, and some have no head. */
    private static @Nullable String option(String header) {
        String plain = header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (header.isEmpty() || plain.equals("sourcename")) {
            return "";
        }
        if (NAMES.containsKey(plain)) {
            return NAMES.get(plain);
        }
        return AccountValues.CREDENTIALS.stream()
                .filter(option -> option.toLowerCase(Locale.ROOT).equals(plain))
                .findFirst()
                .orElse(AccountValues.isKnown(header) ? header : null);
    }

    /** Where the value stands of which this text speaks. */
    private static String column(String text, List<String> columns) {
        String option = text.replaceFirst("^Option ", "").split("[^A-Za-z]", 2)[0];
        int at = columns.indexOf(option);
        if (at < 0 && FROM_FORM.containsKey(option)) {
            at = columns.indexOf(FROM_FORM.get(option));
        }
        return at < 0 ? "" : ", column " + (at + 1);
    }

    /** Counts only. */
    @Override
    public String toString() {
        return "AccountTable[" + accounts.size() + " accounts, " + errors.size() + " errors]";
    }
}
