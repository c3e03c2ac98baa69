package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.record.Field;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every statement that can be sent stands in one file, to be read beside NetSuite's documentation and to be seen in
 * every review that changes one.
 */
class StatementsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/suiteql-statements.sql");
    private static final String REFRESH = "refreshStatements";

    private static final Instant AT = Instant.parse("2026-07-01T11:12:30Z");
    private static final Position FIRST = new Position.ById(null, null);
    private static final Position NEXT = new Position.ById(2101L, null);
    private static final Position FLOOR_FIRST = new Position.ById(null, AT);
    private static final Position FLOOR_NEXT = new Position.ById(-5L, AT);
    private static final Position NAMED = new Position.OfIds(List.of(-5L, 2101L, 2103L));
    private static final Position TAIL_FIRST = new Position.ByTime(AT, null);
    private static final Position TAIL_NEXT = new Position.ByTime(AT, 2101L);

    @Test
    void theGoldenFileHoldsEveryStatementAsItIsSent() throws IOException {
        String now = written();
        if (Boolean.getBoolean(REFRESH)) {
            Files.writeString(GOLDEN, now);
        }
        assertThat(Files.readString(GOLDEN))
                .as(
                        "%s differs from what is sent. If that is wanted, review the difference after: mvn test"
                                + " -Dtest=StatementsTest -D%s=true",
                        GOLDEN, REFRESH)
                .isEqualTo(now);
    }

    @Test
    void whatIsAskedToSeeWhetherItMayBeAskedNeedsNoMoreThanOneRow() {
        List<String> examinations = statements().entrySet().stream()
                .filter(statement -> statement.getKey().startsWith("examination: whether "))
                .map(Map.Entry::getValue)
                .toList();

        assertThat(examinations).hasSize(8).allSatisfy(statement -> assertThat(statement)
                .containsAnyOf(" FROM dual", " WHERE ROWNUM <= 1", ".id IN (0) "));
    }

    @Test
    void statementsDependOnNoLocaleAndNoZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String usual = written();
        try {
            for (String language :
                    List.of("en", "de", "tr", "ar-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "hi-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                for (String place : List.of("UTC", "America/Los_Angeles", "Asia/Kolkata")) {
                    TimeZone.setDefault(TimeZone.getTimeZone(place));
                    assertThat(written()).as("%s in %s", language, place).isEqualTo(usual);
                }
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static String written() {
        StringBuilder text = new StringBuilder(HEAD);
        statements().forEach((title, statement) -> {
            text.append("\n-- ").append(title).append('\n');
            sources(statement)
                    .forEach(source -> text.append("--   ").append(source).append('\n'));
            text.append(inLines(statement)).append(";\n");
        });
        return text.toString();
    }

    /** The same text with line breaks where it has a space. */
    private static String inLines(String statement) {
        return statement
                .replaceAll(
                        ", (?=(customer|contact|customeraddressbook\\w*|companycontactrelationship|deletedrecord)\\.|TO_CHAR|BUILTIN)",
                        ",\n       ")
                .replaceAll(" (FROM|WHERE|ORDER BY) ", "\n$1 ")
                .replaceAll(" (AND|OR) ", "\n    $1 ");
    }

    private static Map<String, String> statements() {
        Map<String, String> all = new LinkedHashMap<>();
        for (RecordType type : RecordType.values()) {
            SuiteQlStatement published = statement(type, "", "searchstage", Stage.CUSTOMER, "");
            all.put(type + ": first read, first page", published.after(FIRST));
            all.put(type + ": first read, every further page", published.after(NEXT));
            all.put(type + ": first read since an instant, first page", published.after(FLOOR_FIRST));
            all.put(type + ": first read since an instant, every further page", published.after(FLOOR_NEXT));
            all.put(type + ": first read, how many where a page says no more than a limit", published.count(NEXT));
            all.put(type + ": read again, by ids that were named", published.after(NAMED));
            all.put(
                    type + ": whether anything is visible, where a page by ids is empty (limit=1)",
                    published.anything());
            all.put(type + ": changes, first page", published.after(TAIL_FIRST));
            all.put(type + ": changes, every further page", published.after(TAIL_NEXT));
        }
        RecordType customer = RecordType.CUSTOMER;
        for (Stage stage : List.of(Stage.PROSPECT, Stage.LEAD, Stage.ALL)) {
            all.put(
                    "customer, option stage=" + stage.name().toLowerCase(Locale.ROOT),
                    statement(customer, "email", "searchstage", stage, "").after(TAIL_NEXT));
        }
        all.put(
                "customer of an account whose column is stage",
                statement(customer, "", "stage", Stage.CUSTOMER, "").after(FIRST));
        all.put(
                "customer of such an account, option stage=all",
                statement(customer, "email,stage", "stage", Stage.ALL, "").after(FIRST));
        for (RecordType type : RecordType.values()) {
            all.put(
                    type + ", option filter on the first read",
                    statement(
                                    type,
                                    "email",
                                    "searchstage",
                                    Stage.CUSTOMER,
                                    "subsidiary = 3 OR email LIKE '%@example.com'")
                            .after(FIRST));
            all.put(
                    type + ", option filter on changes",
                    statement(
                                    type,
                                    "email",
                                    "searchstage",
                                    Stage.CUSTOMER,
                                    "subsidiary = 3 OR email LIKE '%@example.com'")
                            .after(TAIL_NEXT));
            all.put(
                    type + ", every field that has to be named",
                    statement(type, whenNamed(type), "searchstage", Stage.ALL, "")
                            .after(FIRST));
            all.put(
                    type + ", custom fields of every type",
                    statement(
                                    type,
                                    "custentity_a,custentity_b:text,custentity_c:boolean,custentity_d:number,"
                                            + "custentity_e:date,custentity_f:datetime,custentity_g:reference",
                                    "searchstage",
                                    Stage.ALL,
                                    "")
                            .after(FIRST));
        }
        List<ReadRecord> page = List.of(record(-5), record(2101), record(2103));
        all.put("customer, option expand=addresses: the addresses of a page", AddressBooks.statement(page, null));
        all.put(
                "customer, option expand=addresses: the rest of them where there are more than a page",
                AddressBooks.statement(page, 4711L));
        all.put("contact, option expand=companies: the companies of a page", Companies.statement(page, null));
        all.put(
                "contact, option expand=companies: the rest of them where there are more than a page",
                Companies.statement(page, new Companies.Tie(2101, -7)));
        for (RecordType type : RecordType.values()) {
            all.put(
                    type + ", option includeDeleted: deletions, first page",
                    SuiteQlDeletions.statement(type, new Position.ByTime(AT, null)));
            all.put(
                    type + ", option includeDeleted: deletions, every further page",
                    SuiteQlDeletions.statement(type, new Position.ByTime(AT, 2101L)));
        }
        all.put("examination: whether SuiteQL answers", RestSurvey.ANALYTICS);
        all.put("examination: customers in sight", RestSurvey.counting(customer, Set.of()));
        all.put(
                "examination: customers in sight of an account without subsidiaries whose column is stage",
                RestSurvey.counting(customer, Set.of("searchstage", "subsidiary")));
        all.put("examination: contacts in sight", RestSurvey.counting(RecordType.CONTACT, Set.of()));
        all.put("examination: whether the log of deletions can be read", RestSurvey.DELETIONS);
        for (RecordType type : RecordType.values()) {
            all.put("examination: whether " + type + " has all columns", RestSurvey.columns(type, Set.of()));
        }
        for (String table : List.of("employee", "item", "transaction", "vendor")) {
            all.put("examination: whether the role may more than it needs, " + table, RestSurvey.ofTable(table));
        }
        return all;
    }

    private static String whenNamed(RecordType type) {
        return String.join(
                ",",
                type.fields().stream()
                        .filter(field -> field.reading() == Field.Reading.WHEN_NAMED)
                        .map(Field::name)
                        .toList());
    }

    private static SuiteQlStatement statement(
            RecordType type, String fields, String stageColumn, Stage stage, String filter) {
        return new SuiteQlStatement(type, FieldSelection.parse(type, fields), stageColumn, stage, filter);
    }

    private static ReadRecord record(long id) {
        return new ReadRecord(id, AT, NetSuiteRecord.of(RecordType.CUSTOMER, Map.of("id", Long.toString(id))));
    }

    /** Where NetSuite documents what the statement uses, or that nobody does. */
    private static Stream<String> sources(String statement) {
        Map<String, String> constructs = new LinkedHashMap<>();
        constructs.put("SYS_EXTRACT_UTC(", "TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864");
        constructs.put("TO_DATE(", "TO_DATE in a comparison: supported functions, section_158513731864");
        constructs.put(", 'YYYY-MM-DD')", "TO_CHAR of a date: supported functions, section_158513731864");
        constructs.put("BUILTIN.DF(", "BUILTIN.DF, the display value of a reference: article_161950565221");
        constructs.put("UPPER(", "UPPER: Oracle SQL, section_156257796125");
        constructs.put("searchstage", "column searchstage: in no help page, seen in accounts; its fallback is stage");
        constructs.put("customer.stage", "column stage: in no help page, seen in accounts");
        constructs.put("customeraddressbook", "customeraddressbook, joined by nkey: in no help page, seen in accounts");
        constructs.put(
                "companycontactrelationship",
                "companycontactrelationship (contact, company, role): in no help page, seen in accounts");
        constructs.put(
                "deletedrecord",
                "deletedrecord (type, recordid, deleteddate): in no help page, seen in accounts; the spelling of its types is"
                        + " not known");
        constructs.put("COUNT(*)", "COUNT, GROUP BY: Oracle SQL, section_156257796125");
        constructs.put("ROWNUM", "ROWNUM, the pseudocolumn: Oracle SQL, section_156257796125");
        constructs.put(" FROM dual", "dual: Oracle SQL, section_156257796125");
        constructs.put(" IN (", "IN with literals: Oracle SQL, section_156257796125");
        return constructs.entrySet().stream()
                .filter(construct -> statement.contains(construct.getKey()))
                .map(Map.Entry::getValue);
    }

    private static final String HEAD = """
            -- Every SuiteQL statement that the component can send. Written by StatementsTest; a difference fails the build.
            --
            -- Section and article names are those of Oracle's NetSuite help, https://docs.oracle.com/en/cloud/saas/netsuite/.
            -- All of them are sent as POST /services/rest/query/v1/suiteql?limit=1000&offset=0 with "Prefer: transient"
            -- (section_157909186990, section_156414087576): paging is by key, so the offset stays 0. SELECT, comma joins,
            -- WHERE, AND, OR, comparisons, aliases and ORDER BY are Oracle SQL, which section_156257796125 recommends.
            -- Line breaks are added here for reading: each is one space in what is sent.
            """;
}
