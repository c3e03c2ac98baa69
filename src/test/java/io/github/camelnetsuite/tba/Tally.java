package io.github.camelnetsuite.tba;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import java.util.HashMap;
import java.util.Map;

/**
 * A destination beside the account.
 *
 * @param lost records that the account holds and whose last state did not arrive last
 * @param repeated arrivals of a state that was the last one to arrive of that record already
 */
record Tally(int lost, int repeated) {

    /** @param truth what the account holds, as its control interface tells */
    static Tally of(Arrivals arrivals, JsonNode truth) {
        Map<String, JsonNode> last = new HashMap<>();
        int repeated = 0;
        for (NetSuiteRecord record : arrivals.records()) {
            JsonNode state = Arrivals.json(record);
            repeated += state.equals(last.put(record.id(), state)) ? 1 : 0;
        }
        int lost = 0;
        for (JsonNode one : truth) {
            lost += one.equals(last.get(one.get("id").asText())) ? 0 : 1;
        }
        return new Tally(lost, repeated);
    }
}
