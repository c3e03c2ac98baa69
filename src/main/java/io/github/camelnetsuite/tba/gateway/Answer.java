package io.github.camelnetsuite.tba.gateway;

import java.time.Instant;

/**
 * A good answer.
 *
 * @param body as its reader read it
 * @param asOf NetSuite's clock in whole seconds, by its {@code Date} header less the time that the exchange took: not later than when
 *     NetSuite began to work on the request
 */
public record Answer<T>(T body, Instant asOf) {}
