package io.github.camelnetsuite.tba.sandbox;

import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How the account is set up.
 *
 * @param latency added to every answer
 * @param concurrency requests in progress that the account allows
 * @param timezone zone of the token's session
 * @param dateFormat its date format, a java.time pattern
 * @param describesTokenRefusals whether the token endpoint says why it refuses
 * @param tokenClockLeeway how far ahead the clock of an assertion may be
 * @param oneWorld whether there are subsidiaries
 * @param soap what SOAP does where NetSuite's behaviour is unverified
 */
public record SandboxSettings(
        Duration latency,
        int concurrency,
        ZoneId timezone,
        String dateFormat,
        SandboxRole role,
        boolean describesTokenRefusals,
        Duration tokenClockLeeway,
        boolean oneWorld,
        StageColumn stageColumn,
        SoapSettings soap) {

    /** Whether the account has a field, as things are; without OneWorld no record has a subsidiary. */
    public boolean has(RecordType type, RecordField field, AccountConditions conditions) {
        return (oneWorld || !field.target().equals("subsidiary")) && !conditions.lacks(type.table(), field.name());
    }
}
