package io.github.camelnetsuite.tba.sandbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetsuite.tba.sandbox.Permission;
import io.github.camelnetsuite.tba.sandbox.SandboxSettings;
import io.github.camelnetsuite.tba.sandbox.StageColumn;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.http.HttpRequest;
import io.github.camelnetsuite.tba.sandbox.suiteql.SuiteQl;
import io.github.camelnetsuite.tba.sandbox.suiteql.SuiteQlException;
import io.github.camelnetsuite.tba.sandbox.suiteql.SuiteQlPage;
import io.github.camelnetsuite.tba.sandbox.suiteql.SuiteQlSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code POST /services/rest/query/v1/suiteql} (Oracle help, section_157909186990). */
final class SuiteQlService {
    private static final Map<Permission, List<String>> TABLES = Map.of(
            Permission.CUSTOMERS,
            List.of(
                    "customer",
                    "customeraddressbook",
                    "customeraddressbookentityaddress",
                    "customersubsidiaryrelationship"),
            Permission.CONTACTS,
            List.of("contact", "companycontactrelationship"),
            Permission.EMPLOYEES,
            List.of("employee"),
            Permission.SUBSIDIARIES,
            List.of("subsidiary"),
            Permission.CURRENCY,
            List.of("currency"),
            Permission.DELETED_RECORDS,
            List.of("deletedrecord"),
            Permission.TRANSACTIONS,
            List.of("transaction"),
            Permission.VENDORS,
            List.of("vendor"),
            Permission.ITEMS,
            List.of("item"));

    private final SuiteQl suiteQl;
    private final SandboxSettings settings;
    private final Answers answers;

    SuiteQlService(SuiteQl suiteQl, SandboxSettings settings, Answers answers) {
        this.suiteQl = suiteQl;
        this.settings = settings;
        this.answers = answers;
    }

    HttpAnswer answer(HttpRequest request, Caller caller) throws Refusal {
        if (!request.method().equals("POST")) {
            throw Refusal.of(405, "INVALID_METHOD", "The method " + request.method() + " is not allowed here.");
        }
        if (!caller.may(Permission.SUITEANALYTICS_WORKBOOK)) {
            throw Refusal.role();
        }
        if (!prefersTransient(request)) {
            throw Refusal.header(
                    "Prefer",
                    "Invalid header. The required request header 'Prefer' is missing or its value is invalid. Use 'Prefer: transient'.");
        }
        Paging paging = Paging.of(request);
        JsonNode body = body(request);
        List<String> parameters = new ArrayList<>();
        body.path("params").forEach(parameter -> parameters.add(parameter.asText()));
        try {
            SuiteQlPage page = suiteQl.execute(
                    body.path("q").asText(), parameters, session(caller), paging.limit(), paging.offset());
            HttpAnswer answer = answers.collection(json(page, paging, request));
            return answer.with(answer.fields().with("Preference-Applied", "transient"));
        } catch (SuiteQlException refused) {
            throw Refusal.parameter("q", refused.detail());
        }
    }

    private static boolean prefersTransient(HttpRequest request) {
        return request.fields().all("Prefer").stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .anyMatch(value -> value.strip().equalsIgnoreCase("transient"));
    }

    private JsonNode body(HttpRequest request) throws Refusal {
        try {
            JsonNode body = answers.json().readTree(request.body());
            if (body.path("q").isTextual() && !body.path("q").asText().isBlank()) {
                return body;
            }
        } catch (IOException notJson) {
            throw Refusal.of(400, "INVALID_CONTENT", "Invalid content in the request body. Provide valid JSON.");
        }
        throw Refusal.parameter("q", "Invalid search query. Provide a valid search query.");
    }

    private SuiteQlSession session(Caller caller) {
        Set<String> tables = new HashSet<>();
        TABLES.forEach((permission, names) -> {
            if (!caller.may(permission)) {
                tables.addAll(names);
            }
        });
        Set<String> columns = new HashSet<>(caller.conditions().missingColumns());
        if (!settings.oneWorld()) {
            tables.addAll(List.of("subsidiary", "customersubsidiaryrelationship"));
            columns.addAll(List.of("customer.subsidiary", "contact.subsidiary"));
        }
        if (settings.stageColumn() != StageColumn.BOTH) {
            columns.add(settings.stageColumn() == StageColumn.STAGE ? "customer.searchstage" : "customer.stage");
        }
        return new SuiteQlSession(
                settings.timezone(),
                settings.dateFormat(),
                tables,
                columns,
                caller.conditions().subsidiary());
    }

    /** All values are text, absent ones left out, names in alphabetical order as captured. */
    private ObjectNode json(SuiteQlPage page, Paging paging, HttpRequest request) {
        ObjectNode json = answers.object();
        paging.open(json, request, page.rows().size(), page.totalResults());
        ArrayNode items = json.putArray("items");
        for (Map<String, String> row : page.rows()) {
            ObjectNode item = items.addObject();
            item.putArray("links");
            new TreeMap<>(row).forEach(item::put);
        }
        paging.close(json, page.totalResults());
        return json;
    }
}
