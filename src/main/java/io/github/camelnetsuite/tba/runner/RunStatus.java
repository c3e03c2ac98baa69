package io.github.camelnetsuite.tba.runner;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * How all routes of one process stand.
 *
 * @param written when
 * @param process its id
 * @param ended whether it has ended since
 */
@JsonPropertyOrder({"written", "process", "ended", "routes"})
record RunStatus(String written, long process, boolean ended, List<RouteStatus> routes) {}
