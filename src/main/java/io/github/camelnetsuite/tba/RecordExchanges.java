package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.record.NetSuiteEnvelope;
import io.github.camelnetsuite.tba.record.ReadRecord;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Makes the exchanges of one page: what is their body, and what their headers say.
 *
 * @param changeType why these records come
 */
record RecordExchanges(NetSuiteTbaConsumer consumer, EndpointSettings settings, String changeType) {

    /** The exchange of one record or, with option {@code batchSize}, of a list of them. */
    Exchange of(List<ReadRecord> records) {
        Exchange exchange = consumer.createExchange(true);
        Message message = exchange.getMessage();
        message.setHeader(NetSuiteTbaConstants.ACCOUNT_ID, settings.terms().account());
        if (settings.account() != null) {
            message.setHeader(NetSuiteTbaConstants.ACCOUNT_NAME, settings.account());
        }
        message.setHeader(NetSuiteTbaConstants.RECORD_TYPE, settings.resource());
        message.setHeader(NetSuiteTbaConstants.CHANGE_TYPE, changeType);
        if (settings.batchSize() > 0) {
            message.setBody(records.stream().map(this::body).toList());
            return exchange;
        }
        ReadRecord only = records.get(0);
        message.setHeader(NetSuiteTbaConstants.RECORD_ID, only.body().id());
        message.setHeader(NetSuiteTbaConstants.VERSION, only.version());
        if (only.lastModified() != null) {
            message.setHeader(
                    NetSuiteTbaConstants.LAST_MODIFIED, only.lastModified().toString());
        }
        message.setBody(body(only));
        return exchange;
    }

    private Map<String, ?> body(ReadRecord record) {
        return settings.envelope()
                ? NetSuiteEnvelope.of(settings.terms().account(), changeType, record)
                : record.body();
    }
}
