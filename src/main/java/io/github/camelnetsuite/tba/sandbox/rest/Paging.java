package io.github.camelnetsuite.tba.sandbox.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import java.util.Map;

/**
 * {@code limit} and {@code offset} of a collection, and the links of its pages.
 *
 * <p>Rules: at most 1000 rows a page, an offset that the limit divides, at most 1000 pages and 100,000 rows (Oracle
 * help, section_156414087576). The texts of the refusals are unverified. Oddities as captured: {@code rel} is
 * {@code previous}; the offset of {@code last} is the number of pages rounded down to a multiple of the limit, not the
 * last page's offset; totalResults never exceeds what 1000 pages hold.
 */
record Paging(int limit, int offset) {
    private static final int MAX_PAGES = 1000;
    private static final int MAX_ROWS = 100_000;

    static Paging of(HttpRequest request) throws Refusal {
        Map<String, String> query = request.query();
        int limit = number(query, "limit", 1000);
        int offset = number(query, "offset", 0);
        if (limit < 1 || limit > 1000) {
            throw Refusal.parameter(
                    "limit", "Invalid value for the query parameter 'limit'. Use a value from 1 to 1000.");
        }
        if (offset % limit != 0) {
            throw Refusal.parameter(
                    "offset",
                    "Invalid value for the query parameter 'offset'. The offset must be divisible by the limit.");
        }
        if (offset >= MAX_ROWS || offset / limit >= MAX_PAGES) {
            throw Refusal.parameter(
                    "offset",
                    "Invalid value for the query parameter 'offset'. The result has too many pages; narrow the query.");
        }
        return new Paging(limit, offset);
    }

    private static int number(Map<String, String> query, String name, int otherwise) throws Refusal {
        String text = query.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        throw Refusal.parameter(name, "Invalid value for the query parameter '" + name + "'. Provide a valid number.");
    }

    long capped(long total) {
        return Math.min(total, (long) limit * MAX_PAGES);
    }

    boolean hasMore(int count, long total) {
        return offset + count < capped(total);
    }

    /** Adds links, count and hasMore in the captured order; the items follow. */
    void open(ObjectNode page, HttpRequest request, int count, long total) {
        ArrayNode links = page.putArray("links");
        String url = "http://" + request.field("Host").orElse("") + request.path();
        if (offset > 0) {
            link(links, "previous", url, offset - limit);
            link(links, "first", url, 0);
        }
        if (hasMore(count, total)) {
            link(links, "next", url, offset + limit);
            link(links, "last", url, capped(total) / limit / limit * limit);
        }
        links.addObject().put("rel", "self").put("href", request.url()).put("method", request.method());
        page.put("count", count);
        page.put("hasMore", hasMore(count, total));
    }

    /** Adds what comes after the items. */
    void close(ObjectNode page, long total) {
        page.put("offset", offset);
        page.put("totalResults", capped(total));
    }

    private void link(ArrayNode links, String rel, String url, long at) {
        links.addObject().put("rel", rel).put("href", url + "?limit=" + limit + "&offset=" + at);
    }
}
