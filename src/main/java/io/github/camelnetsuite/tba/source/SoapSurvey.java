package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.NetSuitePort;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a role may do by SuiteTalk SOAP, without reading more than a handful of ids: each question is one
 * request, changes nothing, and throws a {@link io.github.camelnetsuite.tba.gateway.NetSuiteException} where the role may
 * not.
 */
public final class SoapSurvey {

    private final SoapClient client;

    public SoapSurvey(NetSuitePort port) {
        this.client = new SoapClient(port);
    }

    /** Where the services of an account are, which anybody may ask; see {@link SoapClient#dataCenterUrls}. */
    public Answer<SoapClient.DataCenterUrls> dataCenterUrls(String account) throws InterruptedException {
        return client.dataCenterUrls(account);
    }

    /** NetSuite's clock; every login may ask that may use SOAP web services at all. */
    public Instant serverTime() throws InterruptedException {
        return client.serverTime().body();
    }

    /** How many records the role sees; none may mean that it may see none. */
    public long rows(RecordType type, Stage stage) throws InterruptedException {
        return rows(type, stage, null);
    }

    /** How many records the role sees that were modified since then, which are found sooner than all of them. */
    public long rowsSince(RecordType type, Instant since) throws InterruptedException {
        return rows(type, Stage.ALL, since);
    }

    private long rows(RecordType type, Stage stage, @Nullable Instant since) throws InterruptedException {
        return client.search(
                        type,
                        stage,
                        new Window(null, null, since, null),
                        SoapClient.SMALLEST_PAGE,
                        new SoapRecords(type, List.of(), false))
                .body()
                .total();
    }

    /** How many deletions of a type the role sees since then; none may mean that it may see none. */
    public long deletions(RecordType type, Instant since) throws InterruptedException {
        return client.getDeleted(type, since, null, 1, SoapClient.SMALLEST_PAGE)
                .body()
                .total();
    }
}
