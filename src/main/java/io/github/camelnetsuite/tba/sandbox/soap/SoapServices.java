package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.Feature;
import io.github.camelnetsuite.tba.sandbox.SandboxSettings;
import io.github.camelnetsuite.tba.sandbox.data.Account;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.http.HttpFields;
import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import io.github.camelnetsuite.tba.sandbox.rest.Caller;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** NetSuite's SOAP web services below {@code /services/NetSuitePort_}. */
public final class SoapServices {
    /** Paths of endpoints begin so; the version follows. */
    public static final String ROOT = "/services/NetSuitePort_";

    private final SoapAnswers answers;
    private final EnvelopeReader envelopes = new EnvelopeReader();
    private final Supplier<String> ids;
    private final String accountId;
    private final SearchService searches;
    private final RecordReads reads;
    private final DeletedService deleted;
    private final AccountFacts facts;

    /** Services over an account; {@code ids} makes up unique text. */
    public SoapServices(
            Account account, InstantSource clock, SandboxSettings settings, String accountId, Supplier<String> ids) {
        this.answers = new SoapAnswers(settings.soap());
        this.accountId = accountId;
        this.ids = ids;
        this.searches = new SearchService(account, settings, answers, new SearchIds(clock));
        this.reads = new RecordReads(account, settings, answers);
        this.deleted = new DeletedService(account, settings, answers);
        this.facts = new AccountFacts(answers, settings, accountId);
    }

    /**
     * A request, before anybody has logged in.
     *
     * @throws SoapFault when it is none, or of a version that does not answer
     */
    public SoapRequest read(HttpRequest request) throws SoapFault {
        return envelopes.read(request);
    }

    /** Answers a request that has logged in, as the role allows. */
    public HttpAnswer answer(SoapRequest request, Caller caller, Instant now)
            throws SoapFault, SQLException, IOException {
        String id = "WEBSERVICES_" + accountId + "_" + ids.get();
        if (request.withoutLogin()) {
            return facts.dataCenterUrls(request, id);
        }
        if (caller.conditions().isOff(Feature.SOAP_WEB_SERVICES)) {
            throw featureOff(request);
        }
        Permissions.requireWebServices(caller, request.version());
        return switch (request.name()) {
            case "search" -> searches.search(request, caller, id);
            case "searchMoreWithId" -> searches.more(request, caller, id);
            case "get" -> reads.get(request, caller, id);
            case "getList" -> reads.getList(request, caller, id);
            case "getDeleted" -> deleted.answer(request, caller, id);
            case "getServerTime" -> facts.serverTime(request, id, now);
            default ->
                throw SoapFault.protocol(
                        "soapenv:Server.userException",
                        "The sandbox does not have the operation " + request.name() + ".",
                        request.version());
        };
    }

    public HttpAnswer answer(SoapFault fault) {
        return answers.fault(fault);
    }

    /** The one answer to every refused login, whatever the reason. */
    public HttpAnswer invalidLogin(SoapRequest request) {
        return answers.fault(credentials("Invalid login attempt.", request));
    }

    /** Code and text are NetSuite's; which fault they come in is unverified. */
    private static SoapFault featureOff(SoapRequest request) {
        return SoapFault.of(
                "insufficientPermissionFault",
                "WS_FEATURE_REQD",
                "The '" + Feature.SOAP_WEB_SERVICES.label() + "' feature is not enabled in your NetSuite account.",
                request.version());
    }

    /** The account is down for scheduled maintenance. Code and text are NetSuite's; the fault's element is unverified. */
    public HttpAnswer maintenance(SoapRequest request) {
        return answers.fault(SoapFault.of(
                "unexpectedErrorFault",
                "ACCT_TEMP_UNAVAILABLE",
                "The account you are trying to access is currently unavailable while we undergo our regularly scheduled"
                        + " maintenance.",
                request.version()));
    }

    /** The answer to a request with several kinds of credentials (Oracle help, section_1509544929). */
    public HttpAnswer ambiguousLogin(SoapRequest request) {
        return answers.fault(credentials("Ambiguous authentication", request));
    }

    private static SoapFault credentials(String text, SoapRequest request) {
        return SoapFault.of("invalidCredentialsFault", "USER_ERROR", text, request.version());
    }

    /** Too many requests in progress (Oracle help, bridgehead_1525252812). */
    public HttpAnswer concurrencyLimitExceeded(SoapRequest request) {
        return answers.fault(SoapFault.of(
                "exceededConcurrentRequestLimitFault",
                "WS_REQUEST_BLOCKED",
                "SuiteTalk concurrent request limit exceeded. Request blocked.",
                request.version()));
    }

    /**
     * The fault that goes with a status of REST: of 401 the login's, of 403 that of a permission, of 429 that of
     * concurrency, of 5xx the unexpected error, which comes with that status. Anything else is a bare status.
     */
    public HttpAnswer ofStatus(int status, SoapRequest request) {
        return switch (status) {
            case 401 -> invalidLogin(request);
            case 403 ->
                answers.fault(Permissions.lacking(
                        "INSUFFICIENT_PERMISSION", "Setup -> SOAP Web Services", request.version()));
            case 429 -> concurrencyLimitExceeded(request);
            default ->
                status < 500
                        ? HttpAnswer.of(status, HttpFields.of("Content-Type", "text/html; charset=utf-8"), new byte[0])
                        : answers.fault(
                                SoapFault.of(
                                        "unexpectedErrorFault",
                                        "UNEXPECTED_ERROR",
                                        "An unexpected error occurred. Error ID: sandbox",
                                        request.version()),
                                status);
        };
    }
}
