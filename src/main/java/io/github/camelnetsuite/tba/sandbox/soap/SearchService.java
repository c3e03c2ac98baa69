package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.SandboxSettings;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import io.github.camelnetsuite.tba.sandbox.data.Account;
import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import io.github.camelnetsuite.tba.sandbox.data.Sublists;
import io.github.camelnetsuite.tba.sandbox.filter.Condition;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import io.github.camelnetsuite.tba.sandbox.rest.Caller;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code search} and {@code searchMoreWithId} (Oracle help, section_N3523074). A further page runs the search again. */
final class SearchService {
    private static final Condition NOTHING = Condition.of("1 = 0");

    private final Account account;
    private final SandboxSettings settings;
    private final SoapAnswers answers;
    private final SearchReader reader;
    private final SearchIds searches;
    private final Permissions permissions;

    SearchService(Account account, SandboxSettings settings, SoapAnswers answers, SearchIds searches) {
        this.account = account;
        this.settings = settings;
        this.answers = answers;
        this.searches = searches;
        this.reader = new SearchReader(settings);
        this.permissions = new Permissions(settings.soap().missingPermission());
    }

    /** A page of a search, and what it was cut from. */
    private record Page(int total, int index, List<Long> ids, Map<Long, Map<RecordField, @Nullable Object>> records) {}

    HttpAnswer search(SoapRequest request, Caller caller, String id) throws SoapFault, SQLException, IOException {
        Version version = request.version();
        Element searchRecord = request.operation()
                .first(version.messages(), "searchRecord")
                .orElseThrow(() -> SoapFault.unreadable("search has no searchRecord", version));
        SearchPreferences preferences = SearchPreferences.of(request);
        RecordType type = reader.type(searchRecord, version);
        try {
            preferences.requirePageSize();
            Condition condition = reader.condition(searchRecord, type, version);
            boolean seen = permissions.sees(type, caller, version);
            Search search = new Search(type, seen ? condition : NOTHING, preferences);
            searches.keep(id, search);
            return page(request, caller, search, id, 1, "searchResponse");
        } catch (StatusError error) {
            return failed(request, id, error, "searchResponse");
        }
    }

    HttpAnswer more(SoapRequest request, Caller caller, String id) throws SoapFault, SQLException, IOException {
        Version version = request.version();
        String searchId = text(request, "searchId");
        int index = number(text(request, "pageIndex"), version);
        try {
            Search search = searches.use(searchId)
                    .orElseThrow(() ->
                            new StatusError("INVALID_JOB_ID", "The search id is invalid, or the search has expired."));
            if (!permissions.sees(search.type(), caller, version)) {
                search = new Search(search.type(), NOTHING, search.preferences());
            }
            return page(request, caller, search, searchId, index, "searchMoreWithIdResponse");
        } catch (StatusError error) {
            return failed(request, id, error, "searchMoreWithIdResponse");
        }
    }

    private static String text(SoapRequest request, String name) throws SoapFault {
        return request.operation()
                .first(request.version().messages(), name)
                .map(element -> element.text().strip())
                .orElseThrow(() -> SoapFault.unreadable("searchMoreWithId has no " + name, request.version()));
    }

    static int number(String text, Version version) throws SoapFault {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw SoapFault.unreadable("pageIndex is no int", version);
        }
    }

    private HttpAnswer page(SoapRequest request, Caller caller, Search search, String id, int index, String response)
            throws StatusError, SQLException, IOException {
        try (Connection connection = account.snapshot()) {
            Page page = page(connection, caller, search, index);
            Optional<Sublists> sublists = search.preferences().bodyFieldsOnly()
                    ? Optional.empty()
                    : Optional.of(new Sublists(connection, caller.conditions().subsidiary()));
            return answers.answer(
                    request.version(), id, xml -> write(xml, request.version(), search, id, page, response, sublists));
        }
    }

    private Page page(Connection connection, Caller caller, Search search, int index)
            throws StatusError, SQLException, IOException {
        Records records = new Records(connection, search.type(), settings, caller);
        int size = search.preferences().pageSize();
        int total = records.count(search.condition());
        if (index < 1 || index > Math.max(1, pages(total, size))) {
            throw new StatusError("INVALID_SEARCH_PAGE_INDEX", "The page index is out of the range of the search.");
        }
        String order = settings.soap().order() == SoapSettings.Order.ID ? "t.id" : "t.entityid, t.id";
        List<Long> ids = total == 0 ? List.of() : records.ids(search.condition(), order, (index - 1) * size, size);
        return new Page(total, index, ids, records.byId(ids));
    }

    static int pages(int total, int size) {
        return (total + size - 1) / size;
    }

    private void write(
            Markup xml,
            Version version,
            Search search,
            String id,
            Page page,
            String response,
            Optional<Sublists> sublists)
            throws SQLException {
        int size = search.preferences().pageSize();
        xml.open(response, "xmlns", version.messages())
                .open("platformCore:searchResult", "xmlns:platformCore", version.core());
        SoapAnswers.success(xml);
        xml.text("platformCore:totalRecords", page.total())
                .text("platformCore:pageSize", size)
                .text("platformCore:totalPages", pages(page.total(), size))
                .text("platformCore:pageIndex", page.index())
                .text("platformCore:searchId", id);
        if (!page.ids().isEmpty()) {
            RecordMarkup markup = new RecordMarkup(version, settings.timezone());
            xml.open("platformCore:recordList");
            for (long record : page.ids()) {
                markup.write(
                        xml,
                        "platformCore:record",
                        search.type(),
                        record,
                        page.records().getOrDefault(record, Map.of()),
                        sublists);
            }
            xml.close("platformCore:recordList");
        }
        xml.close("platformCore:searchResult").close(response);
    }

    private HttpAnswer failed(SoapRequest request, String id, StatusError error, String response) {
        Version version = request.version();
        return answers.answer(version, id, xml -> {
            xml.open(response, "xmlns", version.messages())
                    .open("platformCore:searchResult", "xmlns:platformCore", version.core());
            SoapAnswers.failure(xml, error);
            xml.close("platformCore:searchResult").close(response);
        });
    }
}
