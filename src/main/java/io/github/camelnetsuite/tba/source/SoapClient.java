package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.NetSuitePort;
import io.github.camelnetsuite.tba.gateway.SoapEnvelope;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The SuiteTalk SOAP operations that reading needs, each one request.
 */
public final class SoapClient {

    /** The smallest and the largest page of a search (Oracle help, section_4170181850). */
    static final int SMALLEST_PAGE = 5;

    static final int LARGEST_PAGE = 1000;

    private final NetSuitePort port;

    public SoapClient(NetSuitePort port) {
        this.port = port;
    }

    /**
     * One page of what was found.
     *
     * @param records those that came, in NetSuite's order, which is none
     * @param total how many there are
     */
    public record Found(List<ReadRecord> records, long total) {

        public Found {
            records = List.copyOf(records);
        }

        boolean isAll() {
            return records.size() == total;
        }
    }

    /** Where the services of an account are, each an https URL without a path (Oracle help, section_N3494684). */
    public record DataCenterUrls(String rest, String webServices, String system) {}

    /** NetSuite's clock in whole seconds, not ahead of that of its answers; any role that may use SOAP may ask. */
    Instant now() throws InterruptedException {
        Answer<Instant> answer = serverTime();
        return answer.body().isBefore(answer.asOf()) ? answer.body() : answer.asOf();
    }

    /** What getServerTime says. */
    Answer<Instant> serverTime() throws InterruptedException {
        return port.call("getServerTime", SoapEnvelope.NOTHING, SoapEnvelope.NOTHING, SoapResults.ServerTime::new);
    }

    /**
     * Searches a record type within a window: at most a page, in no order. There is no second page, since NetSuite would
     * run the search again for it and what was edited meanwhile would shift (Oracle help, section_N3523074).
     */
    Answer<Found> search(RecordType type, Stage stage, Window window, int pageSize, SoapRecords records)
            throws InterruptedException {
        return port.call(
                "search",
                envelope -> envelope.searchPreferences(!records.withLists(), pageSize),
                envelope -> envelope.typed(
                        "searchRecord",
                        type == RecordType.CUSTOMER ? "common:CustomerSearchBasic" : "common:ContactSearchBasic",
                        basic -> criteria(basic, stage, window)),
                () -> new SoapResults.SearchResult(records, pageSize));
    }

    /** In the schema's order, which is that of the alphabet. */
    private static void criteria(SoapEnvelope basic, Stage stage, Window window) throws XMLStreamException {
        idRange(basic, window.idAfter(), window.idTo());
        timeRange(basic, "common", "lastModifiedDate", window.from(), window.to());
        if (stage != Stage.ALL) {
            basic.criterion(
                    "common",
                    "stage",
                    "SearchEnumMultiSelectField",
                    "anyOf",
                    "_" + stage.name().toLowerCase(Locale.ROOT));
        }
    }

    private static void idRange(SoapEnvelope basic, @Nullable Long after, @Nullable Long to) throws XMLStreamException {
        String field = "internalIdNumber";
        String type = "SearchLongField";
        if (after != null && to != null) {
            basic.criterion("common", field, type, "between", Long.toString(after), Long.toString(to + 1));
        } else if (after != null) {
            basic.criterion("common", field, type, "greaterThan", Long.toString(after));
        } else if (to != null) {
            basic.criterion("common", field, type, "lessThanOrEqualTo", Long.toString(to));
        }
    }

    /** A second more on either side: the ends may count or not. */
    private static void timeRange(
            SoapEnvelope filter, String prefix, String field, @Nullable Instant from, @Nullable Instant to)
            throws XMLStreamException {
        String type = "SearchDateField";
        if (from != null && to != null) {
            filter.criterion(
                    prefix,
                    field,
                    type,
                    "within",
                    SoapEnvelope.dateTime(from.minusSeconds(1)),
                    SoapEnvelope.dateTime(to.plusSeconds(1)));
        } else if (from != null) {
            filter.criterion(prefix, field, type, "onOrAfter", SoapEnvelope.dateTime(from.minusSeconds(1)));
        } else if (to != null) {
            filter.criterion(prefix, field, type, "onOrBefore", SoapEnvelope.dateTime(to.plusSeconds(1)));
        }
    }

    /** The records of these ids that exist; with their lists. At most 1000 (Oracle help, section_N3418637). */
    public Answer<List<ReadRecord>> getList(RecordType type, List<Long> ids, SoapRecords records)
            throws InterruptedException {
        return port.call(
                "getList",
                SoapEnvelope.NOTHING,
                envelope -> {
                    for (Long id : ids) {
                        baseRef(envelope, type, id);
                    }
                },
                () -> new SoapResults.GetList(records, ids));
    }

    /** The record of this id, with its lists; empty where there is none. */
    public Answer<Optional<ReadRecord>> get(RecordType type, long id, SoapRecords records) throws InterruptedException {
        Answer<List<ReadRecord>> answer = getList(type, List.of(id), records);
        return new Answer<>(answer.body().stream().findFirst(), answer.asOf());
    }

    private static void baseRef(SoapEnvelope envelope, RecordType type, long id) throws XMLStreamException {
        envelope.typed("baseRef", "core:RecordRef", ref -> {
            ref.attribute("internalId", Long.toString(id));
            ref.attribute("type", type.spelling());
        });
    }

    /**
     * A page of what was deleted (Oracle help, section_N3497592). Deletions are only ever added, so a further page is safe
     * to ask for as long as the total stands.
     *
     * @param pageIndex from 1
     */
    Answer<Found> getDeleted(RecordType type, Instant from, @Nullable Instant to, int pageIndex, int pageSize)
            throws InterruptedException {
        return port.call(
                "getDeleted",
                envelope -> envelope.searchPreferences(true, pageSize),
                envelope -> {
                    envelope.element("msgs", "getDeletedFilter", filter -> {
                        timeRange(filter, "core", "deletedDate", from, to);
                        filter.criterion("core", "type", "SearchEnumMultiSelectField", "anyOf", type.spelling());
                    });
                    envelope.messages("pageIndex", Integer.toString(pageIndex));
                },
                () -> new SoapResults.Deleted(type, pageIndex, pageSize));
    }

    /** Where the services of an account are; anybody may ask. An account that does not exist has them too. */
    public Answer<DataCenterUrls> dataCenterUrls(String account) throws InterruptedException {
        return port.callUnsigned(
                "getDataCenterUrls", envelope -> envelope.messages("account", account), SoapResults.Urls::new);
    }
}
