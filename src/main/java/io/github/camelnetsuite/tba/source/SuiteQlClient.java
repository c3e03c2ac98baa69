package io.github.camelnetsuite.tba.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.Gateway;
import io.github.camelnetsuite.tba.gateway.JsonReader;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.NetSuiteRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * SuiteQL over REST: a statement goes out, rows of text come back, checked as a whole. The {@code Prefer} header is
 * mandatory; all values are text, nulls are left out (Oracle help, section_157909186990).
 */
final class SuiteQlClient {

    private static final JsonReader JSON = new JsonReader();

    private final Gateway gateway;
    private int pageSize;
    private int asked;

    /** @param pageSize at most 1000, which is NetSuite's limit */
    SuiteQlClient(Gateway gateway, int pageSize) {
        this.gateway = gateway;
        this.pageSize = pageSize;
    }

    /** Rows by lower-case column name, and whether the statement has more. */
    record Rows(List<Map<String, String>> rows, boolean more, long total) {}

    /** The first rows of a statement; there is no second page, since a keyset statement starts behind the first. */
    Answer<Rows> query(String statement) throws InterruptedException {
        while (true) {
            try {
                return ask(statement);
            } catch (MalformedAnswerException e) {
                if (!e.isTooLarge() || pageSize == 1) {
                    throw e;
                }
                // Long texts: from here on with fewer rows at a time, since the next page is likely to be alike.
                pageSize /= 2;
            }
        }
    }

    /** How many rows are asked for at a time. */
    int pageSize() {
        return pageSize;
    }

    /** How often anything was asked for, in vain too. */
    int asked() {
        return asked;
    }

    private Answer<Rows> ask(String statement) throws InterruptedException {
        asked++;
        NetSuiteRequest request = NetSuiteRequest.postJson(
                "/services/rest/query/v1/suiteql?limit=" + pageSize + "&offset=0",
                Map.of("Prefer", "transient"),
                JsonNodeFactory.instance.objectNode().put("q", statement).toString());
        return gateway.exchange(request, body -> rows(JSON.read(body)));
    }

    private Rows rows(JsonNode answer) {
        JsonNode items = answer.path("items");
        JsonNode more = answer.path("hasMore");
        if (!items.isArray() || !more.isBoolean()) {
            throw new MalformedAnswerException("The answer has no items or no hasMore, so it is no page of rows");
        }
        int count = answer.path("count").asInt(-1);
        if (count != items.size() || count > pageSize) {
            throw new MalformedAnswerException(
                    "The page says count " + count + " and holds " + items.size() + " items of at most " + pageSize);
        }
        if (more.booleanValue() && items.isEmpty()) {
            throw new MalformedAnswerException("The page is empty and says that there is more");
        }
        List<Map<String, String>> rows = new ArrayList<>(items.size());
        for (JsonNode item : items) {
            rows.add(row(item));
        }
        int offset = answer.path("offset").asInt(0);
        long total = answer.path("totalResults").asLong(items.size());
        boolean behind = total > offset + (long) items.size();
        if (behind && items.isEmpty()) {
            throw new MalformedAnswerException("The page is empty and says that there are " + total + " rows");
        }
        // Rows may be added between the count and the page: whichever says that there is more is believed.
        return new Rows(rows, more.booleanValue() || behind, total);
    }

    private static Map<String, String> row(JsonNode item) {
        if (!item.isObject()) {
            throw new MalformedAnswerException("A row is no JSON object");
        }
        Map<String, String> row = new TreeMap<>();
        item.properties().forEach(column -> {
            JsonNode value = column.getValue();
            if (value.isNull() || column.getKey().equals("links")) {
                return;
            }
            if (!value.isValueNode()) {
                throw new MalformedAnswerException("A column of a row is no text");
            }
            if (row.put(column.getKey().toLowerCase(Locale.ROOT), value.asText()) != null) {
                throw new MalformedAnswerException("A row has two columns of one name");
            }
        });
        return row;
    }
}
