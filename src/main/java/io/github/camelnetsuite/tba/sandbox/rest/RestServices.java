package io.github.camelnetsuite.tba.sandbox.rest;

import io.github.camelnetsuite.tba.sandbox.Feature;
import io.github.camelnetsuite.tba.sandbox.Permission;
import io.github.camelnetsuite.tba.sandbox.SandboxSettings;
import io.github.camelnetsuite.tba.sandbox.data.Account;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import io.github.camelnetsuite.tba.sandbox.suiteql.SuiteQl;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;

/** NetSuite's REST web services below {@code /services/rest/}. Requests come authenticated. */
public final class RestServices {
    private static final String ROOT = "/services/rest/";

    private final Answers answers;
    private final SuiteQlService suiteQl;
    private final SystemService system;
    private final RecordService records;
    private final MetadataCatalog metadata;

    public RestServices(Account account, InstantSource clock, SandboxSettings settings, Answers answers) {
        this.answers = answers;
        this.suiteQl = new SuiteQlService(new SuiteQl(account.database(), clock), settings, answers);
        this.system = new SystemService(settings, answers);
        this.records = new RecordService(account, settings, answers);
        this.metadata = new MetadataCatalog(settings, answers);
    }

    /** The kind of a request, for counting. */
    public static String kind(HttpRequest request) {
        String path = request.path();
        return switch (path) {
            case ROOT + "query/v1/suiteql" -> "suiteql";
            case ROOT + "system/v1/serverTime" -> "serverTime";
            case ROOT + "system/v1/governanceLimits" -> "governanceLimits";
            case ROOT + "auth/oauth2/v1/token" -> "token";
            default -> {
                if (path.startsWith(MetadataCatalog.ROOT)) {
                    yield "metadata";
                }
                yield path.startsWith(RecordService.ROOT) ? "record" : "other";
            }
        };
    }

    /** Answers as the role allows. */
    public HttpAnswer answer(HttpRequest request, Caller caller, Instant now) throws SQLException, IOException {
        try {
            if (caller.conditions().isOff(Feature.REST_WEB_SERVICES)) {
                throw Refusal.feature(Feature.REST_WEB_SERVICES);
            }
            if (!caller.may(Permission.REST_WEB_SERVICES) || !caller.may(caller.login())) {
                throw Refusal.role();
            }
            return route(request, caller, now);
        } catch (Refusal refusal) {
            return answers.error(refusal);
        }
    }

    private HttpAnswer route(HttpRequest request, Caller caller, Instant now)
            throws Refusal, SQLException, IOException {
        return switch (kind(request)) {
            case "suiteql" -> suiteQl.answer(request, caller);
            case "serverTime" -> system.serverTime(now);
            case "governanceLimits" -> system.governanceLimits(caller);
            case "metadata" -> metadata.answer(request, caller);
            case "record" -> records.answer(request, caller);
            default -> throw Refusal.of(404, "INVALID_REQUEST", "Invalid URL. Provide the URL of an existing service.");
        };
    }
}
