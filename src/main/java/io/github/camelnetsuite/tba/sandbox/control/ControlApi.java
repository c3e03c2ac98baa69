package io.github.camelnetsuite.tba.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.sandbox.AccountState;
import io.github.camelnetsuite.tba.sandbox.LoginCause;
import io.github.camelnetsuite.tba.sandbox.SandboxClock;
import io.github.camelnetsuite.tba.sandbox.SandboxSettings;
import io.github.camelnetsuite.tba.sandbox.data.Account;
import io.github.camelnetsuite.tba.sandbox.data.EditOrder;
import io.github.camelnetsuite.tba.sandbox.data.EditResult;
import io.github.camelnetsuite.tba.sandbox.data.Edits;
import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.http.HttpFields;
import io.github.camelnetsuite.tba.sandbox.http.HttpHandler;
import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import io.github.camelnetsuite.tba.sandbox.login.AuditTrail;
import io.github.camelnetsuite.tba.sandbox.login.TokenLogin;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/**
 * The sandbox's control interface: {@code /sandbox/v1/} on the account's port, JSON, without login. Errors of the caller
 * are answered 400 with {@code {"error": "…"}}.
 *
 * <h2>{@code GET records/{type}[?stage=customer|prospect|lead|all][&fields=…]}</h2>
 *
 * What the account really holds of {@code customer} or {@code contact}, now, as one consistent snapshot: a JSON array in
 * id order, streamed. Keys as in NetSuite's REST API; ids as text, booleans, instants and dates in ISO-8601, references
 * {@code {"id","refName"}}, {@code null} where there is no value. {@code fields} adds to the usual ones (comma-separated,
 * such as {@code custentity_vip,altName}; {@code addressBook} of a customer, {@code companies} of a contact). Customers are
 * those of stage customer unless {@code stage} says otherwise.
 *
 * <h2>{@code POST edits}</h2>
 *
 * Changes records, in one transaction, stamped with the account's clock in whole seconds. {@code type} (customer,
 * contact); how many {@code creates}, {@code updates}, {@code deletes} (0 each; deleted are only records nothing points
 * to), {@code merges} (pairs of which the one swallows the other: that one is deleted, what pointed to it points to the
 * survivor without a new last-modified time, which NetSuite does not document, and the survivor is updated); optionally
 *
 * <ul>
 *   <li>{@code seed}: the same choice and values again
 *   <li>{@code stage}: customers to choose from and create ({@code customer}; {@code all})
 *   <li>{@code logged} (true): false for deletions that the log of deletions does not show
 *   <li>{@code sameSecond}: one last-modified second for all
 *   <li>{@code commitDelay}: seconds by the account's clock until the edits become visible, stamped with now: a late
 *       commit
 *   <li>{@code ids}: update these instead of random ones
 *   <li>{@code set} (field to value; of references the id), {@code clear} (a list of fields to empty): changes of the
 *       updated ones, instead of invented ones; {@code set} holds for created ones too
 *   <li>{@code attach}, {@code detach}: contacts and companies, a number of random ones or a list of
 *       {@code {"contact","company"}}; does not change a last-modified time
 * </ul>
 *
 * Answers {@code {"touched":[{"id","lastModifiedDate","change"}],"attached":[],"detached":[]}}, where change is
 * {@code created}, {@code updated} or {@code deleted}.
 *
 * <h2>{@code POST faults}, {@code DELETE faults}</h2>
 *
 * Injects a fault, or ends all. {@code match} says which requests: {@code path} (a regular expression found in path and
 * query; a plain prefix is one), {@code bodyContains}, {@code nth} (the first matching request that is hit, from 1),
 * {@code times} (how many are hit; 1 when {@code nth} is given, else all until {@code DELETE}). Effects, of which several
 * may be given:
 *
 * <ul>
 *   <li>{@code status}, {@code headers} (an object), {@code body} (text or JSON), {@code contentType}: answered in
 *       NetSuite's place; a status alone comes with what NetSuite says with it (over SOAP the faults of login, permission
 *       and concurrency for 401, 403 and 429, with the status that faults have, and the unexpected error for 5xx); headers
 *       alone are added to NetSuite's own answer
 *   <li>{@code delayMs}: held that long, in a concurrency slot
 *   <li>{@code truncateAfterBytes}, {@code stallAfterBytes}: the body stops there, and the connection closes or hangs
 *   <li>{@code bytesPerSecond}: a slow body
 *   <li>{@code drop}: {@code reset} (TCP reset), {@code empty} (closed without an answer), {@code garbage} (no HTTP),
 *       {@code after} (a whole answer, then closed although it promised to stay)
 *   <li>{@code permission}: a name or list of names the role lacks, such as {@code Customers}
 *   <li>{@code clockSkew}: seconds the account's clock is ahead, for login and Date
 *   <li>{@code login}: the login fails with this word in the audit trail, such as {@code consumer_key_refused} or
 *       {@code permission_denied}, or with the word of a {@link LoginCause}; {@code revokeToken: true} is
 *       {@code token_rejected}, {@code replaceSecret: true} is {@code InvalidSignature}
 * </ul>
 *
 * <h2>{@code GET account}, {@code POST account}, {@code DELETE lock}</h2>
 *
 * What is the matter with the account. {@code POST} changes the fields that it names, for good; {@code null} or an empty
 * list takes one back. All three answer the account as it then is.
 *
 * <ul>
 *   <li>{@code loginCause}: no login succeeds, and the audit trail has the word of this {@link LoginCause}; the answers
 *       are the same for all of them. {@code USER_LOCKED} locks the user from now on for 30 minutes by the account's clock
 *   <li>{@code featuresOff}: of {@code REST Web Services} (refused with 403), {@code SOAP Web Services} (a fault
 *       WS_FEATURE_REQD), {@code SuiteAnalytics Workbook} (as if the permission were missing); how NetSuite refuses them is
 *       unverified
 *   <li>{@code granted}, {@code withheld}: permissions that the role has beside its own, or lacks of its own
 *   <li>{@code subsidiary}: the id of the one subsidiary whose customers and contacts the role sees; {@code records} has all
 *   <li>{@code missingColumns}: columns that the account does not have, such as {@code customer.category}: SuiteQL says
 *       Unknown identifier, and no record has the field, in {@code records} neither
 *   <li>{@code maintenance}: 503 with a page of HTML, over SOAP a fault ACCT_TEMP_UNAVAILABLE; nobody logs in
 *   <li>{@code redirect}: the address of a data center to which every request is redirected (302)
 * </ul>
 *
 * The answer also has {@code locked}: whether the user is locked, by five bad logins within 30 minutes or by
 * {@code USER_LOCKED}. {@code DELETE lock} unlocks it, as an administrator does.
 *
 * <h2>{@code POST credentials {"reset": "integration" | "token"}}</h2>
 *
 * Resets the integration's consumer key and secret, or revokes the token and makes another; the old ones are unknown from
 * then on. Answers {@code {"accountId","consumerKey","consumerSecret","tokenId","tokenSecret"}}, all invented.
 *
 * <h2>{@code POST certificates}, {@code DELETE tokens}</h2>
 *
 * {@code {"certificate": PEM}} maps a certificate to the account's integration, or to that of {@code clientId};
 * {@code {"certificateId": …, "revoked": true}} or {@code "expired": true} takes that back, and without either gives it
 * again. Answers {@code {"clientId","certificateId"}}. {@code DELETE tokens} ends all access tokens that were issued.
 *
 * <h2>{@code GET stats}</h2>
 *
 * {@code {"requests", "byKind": {kind: {status: n}}, "highestConcurrency", "refusedNonces", "refusedLogins"}} since the
 * start; kinds are suiteql, record, metadata, serverTime, governanceLimits, token, other, and of SOAP soap.search,
 * soap.searchMoreWithId, soap.get, soap.getList, soap.getServerTime, soap.getDeleted, soap.getDataCenterUrls, soap.other; a
 * request whose connection was dropped counts as {@code dropped}.
 *
 * <h2>{@code GET audit[?status=Success|Failure][&since=…]}</h2>
 *
 * The Login Audit Trail, oldest first: {@code date}, {@code user}, {@code role}, {@code status}, {@code detail} (why a
 * login failed), {@code tokenName} and {@code applicationName} (the columns Token-based Access Token Name and Token-based
 * Application Name), {@code request}. Names are empty where the account does not know what was presented. Every login is
 * there, whatever refused it; what does not get as far as a login (maintenance, a redirect, SOAP that is none) is not.
 *
 * <h2>{@code POST clock {"advanceSeconds": n}}</h2>
 *
 * Moves the account's clock forward; answers {@code {"now": "…"}}, as does {@code GET clock}.
 */
public final class ControlApi implements HttpHandler {
    /** Below this path the sandbox answers for itself. */
    public static final String ROOT = "/sandbox/v1/";

    // Closed, since a client sends no edit once more when it comes upon a connection that was idle for too long.
    private static final HttpFields JSON =
            HttpFields.of("Content-Type", "application/json; charset=UTF-8", "Connection", "close");

    private final ObjectMapper json;
    private final Truth truth;
    private final Faults faults;
    private final Stats stats;
    private final ConcurrencyGate gate;
    private final TokenLogin login;
    private final CertificateControl certificates;
    private final AccountControl conditions;
    private final AuditTrail audit;
    private final SandboxClock clock;
    private final Edits edits;

    public ControlApi(
            ObjectMapper json,
            Account account,
            SandboxSettings settings,
            AccountState state,
            Faults faults,
            Stats stats,
            ConcurrencyGate gate,
            TokenLogin login,
            CertificateControl certificates,
            AuditTrail audit,
            SandboxClock clock,
            Edits edits) {
        this.json = json;
        this.truth = new Truth(account, settings, state, json);
        this.faults = faults;
        this.stats = stats;
        this.gate = gate;
        this.login = login;
        this.certificates = certificates;
        this.conditions = new AccountControl(json, state);
        this.audit = audit;
        this.clock = clock;
        this.edits = edits;
    }

    @Override
    public HttpAnswer answer(HttpRequest request) throws Exception {
        String resource = request.path().substring(ROOT.length());
        try {
            if (resource.startsWith("records/") && request.method().equals("GET")) {
                return records(resource.substring("records/".length()), request);
            }
            return switch (request.method() + " " + resource) {
                case "POST edits" -> answer(edit(EditReader.read(json.readTree(request.body()))));
                case "POST faults" -> {
                    faults.add(FaultReader.read(json.readTree(request.body())));
                    yield answer(json.createObjectNode());
                }
                case "DELETE faults" -> {
                    faults.clear();
                    yield answer(json.createObjectNode());
                }
                case "GET account" -> answer(conditions.show());
                case "POST account" -> answer(conditions.change(json.readTree(request.body())));
                case "POST credentials" -> answer(conditions.reset(json.readTree(request.body())));
                case "DELETE lock" -> answer(conditions.unlock());
                case "POST certificates" -> answer(certificates.change(json.readTree(request.body())));
                case "DELETE tokens" -> answer(certificates.forgetTokens());
                case "GET stats" -> answer(statistics());
                case "GET audit" -> answer(trail(request.query()));
                case "POST clock" -> {
                    clock.advance(Duration.ofSeconds(
                            json.readTree(request.body()).path("advanceSeconds").asLong()));
                    yield answer(
                            json.createObjectNode().put("now", clock.instant().toString()));
                }
                case "GET clock" ->
                    answer(json.createObjectNode().put("now", clock.instant().toString()));
                default -> error(404, "There is no " + request.method() + " " + request.path());
            };
        } catch (IllegalArgumentException | com.fasterxml.jackson.core.JsonProcessingException wrong) {
            return error(400, String.valueOf(wrong.getMessage()));
        }
    }

    private HttpAnswer records(String name, HttpRequest request) {
        RecordType type = RecordType.named(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no record type " + name));
        String more = request.query().getOrDefault("fields", "");
        List<RecordField> fields = truth.fields(type, more);
        String condition = Truth.condition(type, request.query().get("stage"));
        return HttpAnswer.streaming(200, JSON, out -> truth.write(type, fields, more, condition, out));
    }

    private ObjectNode edit(EditOrder order) throws SQLException {
        EditResult result = edits.apply(order);
        ObjectNode node = json.createObjectNode();
        ArrayNode touched = node.putArray("touched");
        for (EditResult.Touched one : result.touched()) {
            touched.addObject()
                    .put("id", String.valueOf(one.id()))
                    .put("lastModifiedDate", one.lastModified().toString())
                    .put("change", one.change());
        }
        ties(node.putArray("attached"), result.attached());
        ties(node.putArray("detached"), result.detached());
        return node;
    }

    private static void ties(ArrayNode array, List<EditOrder.Attachment> ties) {
        ties.forEach(tie -> array.addObject()
                .put("contact", String.valueOf(tie.contact()))
                .put("company", String.valueOf(tie.company())));
    }

    private ObjectNode statistics() {
        ObjectNode node = json.createObjectNode();
        node.put("requests", stats.total());
        node.set("byKind", json.valueToTree(stats.byKind()));
        node.put("highestConcurrency", gate.highest());
        node.put("refusedNonces", login.refusedNonces());
        node.put("refusedLogins", login.refusedLogins() + certificates.refusedLogins());
        return node;
    }

    private ArrayNode trail(Map<String, String> query) {
        String status = query.getOrDefault("status", "");
        Instant since = query.containsKey("since") ? since(query.get("since")) : Instant.MIN;
        ArrayNode entries = json.createArrayNode();
        for (AuditTrail.Entry entry : audit.entries()) {
            if (entry.date().isBefore(since)
                    || !(status.isEmpty() || entry.status().equalsIgnoreCase(status))) {
                continue;
            }
            entries.addObject()
                    .put("date", entry.date().toString())
                    .put("user", entry.names().user())
                    .put("role", entry.names().role())
                    .put("status", entry.status())
                    .put("detail", entry.detail())
                    .put("tokenName", entry.names().token())
                    .put("applicationName", entry.names().application())
                    .put("request", entry.request());
        }
        return entries;
    }

    private static Instant since(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notAnInstant) {
            throw new IllegalArgumentException("since is no instant such as 2026-03-05T08:00:00Z", notAnInstant);
        }
    }

    private HttpAnswer answer(JsonNode body) throws IOException {
        return HttpAnswer.of(200, JSON, json.writeValueAsBytes(body));
    }

    private HttpAnswer error(int status, String text) throws IOException {
        return HttpAnswer.of(
                status, JSON, json.writeValueAsBytes(json.createObjectNode().put("error", text)));
    }
}
