package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.doctor.Cause;
import io.github.camelnetsuite.tba.doctor.Diagnosis;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;

/**
 * Tells why an account can't be read. Unless configured otherwise it stays up while it tells: an application that reads
 * many accounts should not be taken out of service because one of them is in trouble.
 */
final class NetSuiteTbaHealthCheck extends ScheduledPollConsumerHealthCheck {

    /** The detail that tells how many days the certificate of OAuth 2.0 has left. */
    static final String CERTIFICATE_DAYS_LEFT = "certificate.daysLeft";

    /** The detail that names the trouble to programs, by the codes of {@code verify}. */
    static final String CODE = "netsuite.code";

    /** The detail that lists the causes of a refused login, the likeliest first, by the codes of {@code verify}. */
    static final String CAUSES = "netsuite.causes";

    private final NetSuiteTbaConsumer consumer;
    private final boolean affectsReadiness;

    NetSuiteTbaHealthCheck(NetSuiteTbaConsumer consumer, String id, boolean affectsReadiness) {
        super(consumer, id);
        this.consumer = consumer;
        this.affectsReadiness = affectsReadiness;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result result = super.call(options);
        Throwable trouble = consumer.trouble();
        OptionalLong daysLeft = consumer.certificateDaysLeft();
        if (!isEnabled() || (trouble == null && daysLeft.isEmpty())) {
            return result;
        }
        HealthCheckResultBuilder told =
                HealthCheckResultBuilder.on(this).state(result.getState()).details(result.getDetails());
        daysLeft.ifPresent(days -> told.detail(CERTIFICATE_DAYS_LEFT, days));
        if (trouble == null) {
            result.getMessage().ifPresent(told::message);
            result.getError().ifPresent(told::error);
            return told.build();
        }
        told.message(trouble.getMessage());
        Diagnosis diagnosis = consumer.diagnosis();
        if (diagnosis != null) {
            told.detail(CODE, diagnosis.code());
            if (!diagnosis.causes().isEmpty()) {
                told.detail(CAUSES, diagnosis.causes().stream().map(Cause::code).collect(Collectors.joining(", ")));
            }
        }
        if (!(trouble instanceof DeliveryFailedException)) {
            // A destination's exception may quote the record, and consoles show it.
            told.error(trouble);
        }
        return (affectsReadiness && !consumer.isResyncFailing() ? told.down() : told.up()).build();
    }
}
