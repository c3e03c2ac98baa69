package io.github.camelnetsuite.tba.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.Gateway;
import io.github.camelnetsuite.tba.gateway.JsonReader;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.NetSuiteRequest;
import io.github.camelnetsuite.tba.gateway.RequestRefusedException;
import io.github.camelnetsuite.tba.record.Field;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a role may do by REST web services and SuiteQL, without reading the account's records: each question is
 * one request, changes nothing, and throws a {@link io.github.camelnetsuite.tba.gateway.NetSuiteException} where the
 * role may not.
 */
public final class RestSurvey {

    private static final JsonReader JSON = new JsonReader();
    private static final String SUBSIDIARY = "subsidiary";

    static final String ANALYTICS = "SELECT 1 AS one FROM dual";
    /** That a table can be read, one row tells as well as all of them, which the limit of a page need not keep away. */
    private static final String ONE_ROW = " WHERE ROWNUM <= 1";

    static final String DELETIONS = "SELECT deletedrecord.recordid AS recordid FROM deletedrecord" + ONE_ROW;

    /** No record has it. */
    private static final Position NONE = new Position.OfIds(List.of(0L));

    private final Gateway gateway;
    private final SuiteQlClient single;
    private final SuiteQlClient page;

    public RestSurvey(Gateway gateway) {
        this.gateway = gateway;
        this.single = new SuiteQlClient(gateway, 1);
        this.page = new SuiteQlClient(gateway, SuiteQlSource.PAGE_SIZE);
    }

    /**
     * How many records there are of a stage in a subsidiary.
     *
     * @param stage as NetSuite spells it; empty where the record type has none
     * @param subsidiary its internal id; empty where it was not asked for
     */
    public record Count(String stage, String subsidiary, long rows) {}

    /** NetSuite's clock; every login may ask that may use REST web services at all. */
    public Instant serverTime() throws InterruptedException {
        return new RestClock(gateway).now();
    }

    /** Whether SuiteQL answers, of whatever table. */
    public void analytics() throws InterruptedException {
        single.query(ANALYTICS);
    }

    /**
     * Asks for the columns of the published fields, as a route would, of a record that is not there: the statement is
     * refused or not before any is looked for.
     *
     * @param absent columns that are known to be missing
     * @return a further column that the account does not have; empty when all others are there
     */
    public Optional<String> missingColumn(RecordType type, Set<String> absent) throws InterruptedException {
        try {
            single.query(columns(type, absent));
            return Optional.empty();
        } catch (RequestRefusedException refusal) {
            return Optional.of(SuiteQlSource.unknownColumn(refusal)
                    .filter(column -> !absent.contains(column))
                    .orElseThrow(() -> refusal));
        }
    }

    static String columns(RecordType type, Set<String> absent) {
        FieldSelection selection = FieldSelection.parse(type, "");
        for (Field field : selection.fields()) {
            if (absent.contains(field.column())) {
                selection = selection.without(field);
            }
        }
        return new SuiteQlStatement(type, selection, stageColumn(absent), Stage.ALL, "").after(NONE);
    }

    /** The column that the account does not have, as a refusal says; empty where it says something else. */
    public static Optional<String> missingColumn(RequestRefusedException refusal) {
        return SuiteQlSource.unknownColumn(refusal);
    }

    private static String stageColumn(Set<String> absent) {
        return SuiteQlSource.STAGE_COLUMNS.get(absent.contains(SuiteQlSource.STAGE_COLUMNS.get(0)) ? 1 : 0);
    }

    /**
     * How many records the role sees.
     *
     * @param absent columns that the account does not have
     */
    public List<Count> rows(RecordType type, Set<String> absent) throws InterruptedException {
        List<Count> counts = new ArrayList<>();
        for (Map<String, String> row : page.query(counting(type, absent)).body().rows()) {
            counts.add(new Count(
                    row.getOrDefault("stage", ""), row.getOrDefault(SUBSIDIARY, ""), number(row.get("howmany"))));
        }
        return counts;
    }

    static String counting(RecordType type, Set<String> absent) {
        Map<String, String> groups = new TreeMap<>();
        if (type == RecordType.CUSTOMER) {
            groups.put("stage", type.spelling() + "." + stageColumn(absent));
            if (!absent.contains(SUBSIDIARY)) {
                groups.put(SUBSIDIARY, type.spelling() + "." + SUBSIDIARY);
            }
        }
        StringBuilder columns = new StringBuilder();
        groups.forEach((name, column) ->
                columns.append(column).append(" AS ").append(name).append(", "));
        String from = " FROM " + type.spelling();
        return "SELECT " + columns + "COUNT(*) AS howmany" + from
                + (groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups.values()));
    }

    private static long number(@Nullable String text) {
        try {
            return Long.parseLong(text == null ? "" : text);
        } catch (NumberFormatException e) {
            throw new MalformedAnswerException("A count of records is no number");
        }
    }

    /** Whether a table can be read at all; for tables that a role does not need. */
    public void table(String name) throws InterruptedException {
        single.query(ofTable(name));
    }

    static String ofTable(String name) {
        return "SELECT " + name + ".id AS id FROM " + name + ONE_ROW;
    }

    /** Whether the log of deletions can be read. */
    public void deletions() throws InterruptedException {
        single.query(DELETIONS);
    }

    /** Requests in flight that the account allows; empty where the answer does not say so. For administrators only. */
    public OptionalInt concurrencyLimit() throws InterruptedException {
        Answer<OptionalInt> answer =
                gateway.exchange(NetSuiteRequest.get("/services/rest/system/v1/governanceLimits"), body -> {
                    JsonNode limit = JSON.read(body).path("accountConcurrencyLimit");
                    return limit.canConvertToInt() ? OptionalInt.of(limit.asInt()) : OptionalInt.empty();
                });
        return answer.body();
    }
}
