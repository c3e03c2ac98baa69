package io.github.camelnetsuite.tba.sandbox.soap;

import static io.github.camelnetsuite.tba.sandbox.soap.SoapClient.date;
import static io.github.camelnetsuite.tba.sandbox.soap.SoapClient.flag;
import static io.github.camelnetsuite.tba.sandbox.soap.SoapClient.number;
import static io.github.camelnetsuite.tba.sandbox.soap.SoapClient.references;
import static io.github.camelnetsuite.tba.sandbox.soap.SoapClient.stages;
import static io.github.camelnetsuite.tba.sandbox.soap.SoapClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetsuite.tba.sandbox.Sandbox;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What searches find is compared with what the account says it holds. */
class SearchTest {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private static Sandbox sandbox;
    private static SoapClient client;
    private static List<JsonNode> customers;
    private static List<JsonNode> contacts;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.builder()
                .customers(300)
                .contacts(200)
                .clock(InstantSource.fixed(Instant.parse("2026-08-03T10:00:00Z")))
                .start();
        client = new SoapClient(sandbox);
        customers = client.truth("customer?stage=all&fields=comments,middleName,balance,daysOverdue");
        contacts = client.truth("contact");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Set<Long> found(String type, String criteria) throws Exception {
        SoapReply reply = client.search(type, criteria);
        assertThat(reply.successful()).as(reply.body()).isTrue();
        assertThat(reply.total()).isEqualTo(reply.ids().size());
        return new TreeSet<>(reply.ids());
    }

    private static Set<Long> ids(List<JsonNode> records, Predicate<JsonNode> wanted) {
        Set<Long> ids = new TreeSet<>();
        records.stream()
                .filter(wanted)
                .forEach(record -> ids.add(record.get("id").asLong()));
        return ids;
    }

    private static void assertCustomers(String criteria, Predicate<JsonNode> wanted) throws Exception {
        Set<Long> expected = ids(customers, wanted);
        assertThat(found("Customer", criteria)).isEqualTo(expected);
        assertThat(expected).as("a test that tells something").isNotEmpty().hasSizeLessThan(customers.size());
    }

    private static void assertContacts(String criteria, Predicate<JsonNode> wanted) throws Exception {
        Set<Long> expected = ids(contacts, wanted);
        assertThat(found("Contact", criteria)).isEqualTo(expected);
        assertThat(expected).as("a test that tells something").isNotEmpty().hasSizeLessThan(contacts.size());
    }

    private static boolean has(JsonNode record, String field, Predicate<Instant> wanted) {
        return !record.get(field).isNull()
                && wanted.test(Instant.parse(record.get(field).asText()));
    }

    /** A last-modified time that some customer has, so that inclusive and exclusive bounds differ. */
    private static Instant someTime(int share) {
        List<Instant> times = customers.stream()
                .filter(record -> !record.get("lastModifiedDate").isNull())
                .map(record -> Instant.parse(record.get("lastModifiedDate").asText()))
                .sorted()
                .toList();
        return times.get(times.size() * share / 10);
    }

    @Test
    void anEmptySearchFindsEveryRecord() throws Exception {
        assertThat(found("Customer", "")).isEqualTo(ids(customers, any -> true)).hasSize(360);
        assertThat(found("Contact", "")).isEqualTo(ids(contacts, any -> true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after",
                "before",
                "onOrAfter",
                "onOrBefore",
                "notAfter",
                "notBefore",
                "notOnOrAfter",
                "notOnOrBefore"
            })
    void aTimeIsComparedToTheSecond(String operator) throws Exception {
        Instant bound = someTime(5);
        boolean negated = operator.startsWith("not");
        String plain = negated ? operator.substring(3, 4).toLowerCase(Locale.ROOT) + operator.substring(4) : operator;
        Predicate<Instant> compared =
                switch (plain) {
                    case "after" -> time -> time.isAfter(bound);
                    case "before" -> time -> time.isBefore(bound);
                    case "onOrAfter" -> time -> !time.isBefore(bound);
                    default -> time -> !time.isAfter(bound);
                };
        assertCustomers(
                date("lastModifiedDate", operator, bound.toString()),
                record -> negated != has(record, "lastModifiedDate", compared));
    }

    @Test
    void aFractionOfASecondIsRespected() throws Exception {
        Instant bound = someTime(5);
        String justAfter = bound.plusMillis(400).toString();
        assertCustomers(
                date("lastModifiedDate", "onOrAfter", justAfter),
                record -> has(record, "lastModifiedDate", time -> time.isAfter(bound)));
        assertCustomers(
                date("lastModifiedDate", "before", justAfter),
                record -> has(record, "lastModifiedDate", time -> !time.isAfter(bound)));
    }

    @Test
    void withinTakesBothEnds() throws Exception {
        Instant from = someTime(3);
        Instant to = someTime(6);
        Predicate<Instant> between = time -> !time.isBefore(from) && !time.isAfter(to);
        assertCustomers(
                date("lastModifiedDate", "within", from.toString(), to.toString()),
                record -> has(record, "lastModifiedDate", between));
        assertCustomers(
                date("lastModifiedDate", "notWithin", from.toString(), to.toString()),
                record -> !has(record, "lastModifiedDate", between));
    }

    @Test
    void onIsTheDayInPacificTime() throws Exception {
        Instant time = someTime(7);
        assertCustomers(
                date("lastModifiedDate", "on", time.toString()),
                record -> has(record, "lastModifiedDate", one -> one.atZone(PACIFIC)
                        .toLocalDate()
                        .equals(time.atZone(PACIFIC).toLocalDate())));
    }

    @Test
    void emptyFindsRecordsWithoutATime() throws Exception {
        assertCustomers(date("lastModifiedDate", "empty"), record -> record.get("lastModifiedDate")
                .isNull());
        assertCustomers(date("lastModifiedDate", "notEmpty"), record -> !record.get("lastModifiedDate")
                .isNull());
    }

    @Test
    void aTimeWithoutAZoneIsPacific() throws Exception {
        Instant bound = someTime(5);
        LocalDateTime pacific = LocalDateTime.ofInstant(bound, PACIFIC);
        String local = pacific + (pacific.getSecond() == 0 ? ":00" : "");
        assertCustomers(
                date("lastModifiedDate", "onOrAfter", local),
                record -> has(record, "lastModifiedDate", time -> !time.isBefore(bound)));
        String offset = bound.atOffset(java.time.ZoneOffset.ofHours(9)).toString();
        assertCustomers(
                date("dateCreated", "before", offset),
                record -> has(record, "dateCreated", time -> time.isBefore(bound)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "equalTo",
                "notEqualTo",
                "greaterThan",
                "greaterThanOrEqualTo",
                "lessThan",
                "lessThanOrEqualTo",
                "notGreaterThan",
                "notLessThan",
                "between",
                "notBetween"
            })
    void idsCompareAsNumbers(String operator) throws Exception {
        List<Long> all = new ArrayList<>(ids(customers, any -> true));
        long bound = all.get(100);
        long upper = all.get(200);
        assertCustomers(number("internalIdNumber", operator, bound, upper), record -> {
            long id = record.get("id").asLong();
            return switch (operator) {
                case "equalTo" -> id == bound;
                case "notEqualTo" -> id != bound;
                case "greaterThan" -> id > bound;
                case "greaterThanOrEqualTo" -> id >= bound;
                case "lessThan", "notGreaterThanOrEqualTo" -> id < bound;
                case "lessThanOrEqualTo", "notGreaterThan" -> id <= bound;
                case "notLessThan" -> id >= bound;
                case "between" -> id >= bound && id <= upper;
                default -> id < bound || id > upper;
            };
        });
    }

    @Test
    void idsThatAreNegativeAreFoundToo() throws Exception {
        assertCustomers(
                number("internalIdNumber", "lessThan", 0),
                record -> record.get("id").asLong() < 0);
    }

    @Test
    void amountsCompareAsDecimalsAndDaysAsDays() throws Exception {
        assertCustomers(
                "<o:balance xsi:type=\"c:SearchDoubleField\" operator=\"greaterThan\"><c:searchValue>9999.995</c:searchValue>"
                        + "</o:balance>",
                record -> record.get("balance").decimalValue().compareTo(new java.math.BigDecimal("9999.995")) > 0);
        assertCustomers(number("daysOverdue", "empty"), record -> record.get("daysOverdue")
                .isNull());
        String day = customers.stream()
                .map(record -> record.get("startDate").asText(""))
                .filter(text -> text.startsWith("20"))
                .sorted()
                .toList()
                .get(50);
        String moment = day + "T13:00:00";
        assertCustomers(
                date("startDate", "on", moment),
                record -> record.get("startDate").asText().equals(day));
        assertCustomers(
                date("startDate", "after", moment),
                record -> !record.get("startDate").isNull()
                        && record.get("startDate").asText().compareTo(day) > 0);
        assertCustomers(
                date("startDate", "within", "2000-01-01T00:00:00", moment),
                record -> !record.get("startDate").isNull()
                        && record.get("startDate").asText().compareTo(day) <= 0);
        assertContacts(
                "<o:globalSubscriptionStatus operator=\"anyOf\"><c:searchValue>_confirmedOptIn</c:searchValue>"
                        + "</o:globalSubscriptionStatus>",
                record -> record.at("/globalSubscriptionStatus/id").asText().equals("3"));
    }

    @Test
    void stagesAreValuesOfAnEnumeration() throws Exception {
        assertCustomers(
                stages("anyOf", "_lead", "_prospect"),
                record -> !record.get("stage").asText().equals("customer"));
        assertCustomers(
                stages("noneOf", "_lead"),
                record -> !record.get("stage").asText().equals("lead"));
        assertCustomers(
                stages("anyOf", "_customer"),
                record -> record.get("stage").asText().equals("customer"));
    }

    @Test
    void flagsAreFlags() throws Exception {
        assertCustomers(
                flag("isInactive", true), record -> record.get("isInactive").asBoolean());
        assertContacts(
                flag("isPrivate", false), record -> !record.get("isPrivate").asBoolean());
    }

    @Test
    void referencesAreByInternalId() throws Exception {
        long company = contacts.stream()
                .filter(record -> !record.get("company").isNull())
                .findFirst()
                .orElseThrow()
                .at("/company/id")
                .asLong();
        assertContacts(
                references("company", "anyOf", company, 999_999),
                record -> record.at("/company/id").asLong(-1) == company);
        assertContacts(
                references("company", "noneOf", company),
                record -> record.at("/company/id").asLong(-1) != company);
        long first = customers.get(0).get("id").asLong();
        assertCustomers(
                references("internalId", "anyOf", first),
                record -> record.get("id").asLong() == first);
        assertCustomers(
                references("internalId", "noneOf", first),
                record -> record.get("id").asLong() != first);
    }

    @Test
    void anExternalIdIsAReferenceToo() throws Exception {
        String key = customers.stream()
                .map(record -> record.get("externalId").asText(""))
                .filter(text -> text.startsWith("CRM"))
                .findFirst()
                .orElseThrow();
        assertCustomers(
                "<o:externalId operator=\"anyOf\"><c:searchValue externalId=\"" + key + "\"/></o:externalId>",
                record -> record.get("externalId").asText().equals(key));
    }

    @ParameterizedTest
    @CsvSource({
        "contains, INFO@a, contains", "doesNotContain, info@a, not contains", "startsWith, Info@c, starts",
        "doesNotStartWith, info@, not starts", "hasKeywords, info .example 7, keywords", "empty, , empty",
        "notEmpty, , not empty"
    })
    void textIsComparedWithoutRegardToCase(String operator, String value, String meaning) throws Exception {
        String wanted = value == null ? "" : value.toLowerCase(Locale.ROOT);
        assertCustomers(value == null ? text("email", operator) : text("email", operator, value), record -> {
            String email = record.get("email").asText("").toLowerCase(Locale.ROOT);
            boolean none = record.get("email").isNull();
            boolean holds =
                    switch (meaning.replace("not ", "")) {
                        case "contains" -> !none && email.contains(wanted);
                        case "starts" -> !none && email.startsWith(wanted);
                        case "empty" -> none;
                        default ->
                            !none && List.of(wanted.split(" ", -1)).stream().allMatch(email::contains);
                    };
            return meaning.startsWith("not ") != holds;
        });
    }

    @Test
    void aNameMayHoldAnything() throws Exception {
        String name = customers.stream()
                .map(record -> record.get("companyName").asText(""))
                .filter(text -> text.contains("&") || text.contains("'"))
                .findFirst()
                .orElseThrow();
        String escaped = name.replace("&", "&amp;").replace("<", "&lt;");
        assertCustomers(
                text("companyName", "is", escaped),
                record -> record.get("companyName").asText().equals(name));
        assertCustomers(
                text("companyName", "isNot", escaped),
                record -> !record.get("companyName").asText().equals(name));
        assertThat(found("Customer", text("entityId", "is", "x' OR '1'='1"))).isEmpty();
    }

    @Test
    void allCriteriaMustHold() throws Exception {
        RandomGenerator random = new java.util.SplittableRandom(7);
        for (int i = 0; i < 30; i++) {
            Instant bound = someTime(random.nextInt(10));
            long id = customers.get(random.nextInt(customers.size())).get("id").asLong();
            boolean inactive = random.nextInt(4) == 0;
            boolean after = random.nextBoolean();
            String criteria = date("lastModifiedDate", after ? "onOrAfter" : "before", bound.toString())
                    + number("internalIdNumber", "greaterThan", id)
                    + stages("anyOf", "_customer", "_lead")
                    + flag("isInactive", inactive);
            assertThat(found("Customer", criteria))
                    .isEqualTo(ids(
                            customers,
                            record -> has(record, "lastModifiedDate", time -> after == !time.isBefore(bound))
                                    && record.get("id").asLong() > id
                                    && !record.get("stage").asText().equals("prospect")
                                    && record.get("isInactive").asBoolean() == inactive));
        }
    }

    @Test
    void theBasicSearchMayComeByItself() throws Exception {
        String body = "<m:search><m:searchRecord xsi:type=\"o:ContactSearchBasic\">" + flag("isPrivate", true)
                + "</m:searchRecord></m:search>";
        SoapReply reply = client.call(body);
        assertThat(new TreeSet<>(reply.ids()))
                .isEqualTo(ids(contacts, record -> record.get("isPrivate").asBoolean()));
    }

    @Test
    void theTypeIsAQualifiedNameWhateverItsPrefix() throws Exception {
        String body =
                "<search xmlns=\"" + client.messages() + "\"><searchRecord xmlns:zz=\"urn:relationships_2023_2.lists"
                        + ".webservices.netsuite.com\" xsi:type=\"zz:ContactSearch\"/></search>";
        assertThat(client.call(body).total()).isEqualTo(contacts.size());
        SoapReply wrong = client.call(body.replace("urn:relationships_2023_2", "urn:relationships_2024_1"));
        assertThat(wrong.status()).isEqualTo(500);
        SoapReply undeclared = client.call(body.replace("zz:ContactSearch", "yy:ContactSearch"));
        assertThat(undeclared.status()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <o:lastModified operator="after"/>|INVALID_SEARCH_FIELD_NAME
            <o:mobilePhone operator="empty"/>|INVALID_SEARCH_FIELD_NAME
            <o:lastModifiedDate/>|INVALID_SEARCH_OPERATOR
            <o:lastModifiedDate operator="after"/>|INVALID_SEARCH_VALUE
            <o:lastModifiedDate operator="within"><c:searchValue>2026-01-01T00:00:00Z</c:searchValue></o:lastModifiedDate>|INVALID_SEARCH_VALUE
            <o:lastModifiedDate operator="on"><c:predefinedSearchValue>today</c:predefinedSearchValue></o:lastModifiedDate>|INVALID_SEARCH_VALUE
            <o:stage operator="anyOf"><c:searchValue>customer</c:searchValue></o:stage>|INVALID_SEARCH_VALUE
            <o:stage operator="anyOf"/>|INVALID_SEARCH_VALUE
            <o:internalId operator="anyOf"><c:searchValue internalId="x"/></o:internalId>|INVALID_SEARCH_VALUE
            """)
    void whatCannotBeAnsweredIsAStatus(String criterion, String code) throws Exception {
        SoapReply reply = client.search("Customer", criterion);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("//status/@isSuccess")).isEqualTo("false");
        assertThat(reply.at("//statusDetail/@type")).isEqualTo("ERROR");
        assertThat(reply.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<o:lastModifiedDate operator=\"later\"><c:searchValue>2026-01-01T00:00:00Z</c:searchValue>"
                        + "</o:lastModifiedDate>",
                "<o:lastModifiedDate operator=\"after\"><c:searchValue>yesterday</c:searchValue></o:lastModifiedDate>",
                "<o:lastModifiedDate operator=\"after\"><c:searchValue>2026-02-30T00:00:00Z</c:searchValue>"
                        + "</o:lastModifiedDate>",
                "<o:lastModifiedDate operator=\"after\"><searchValue>2026-01-01T00:00:00Z</searchValue>"
                        + "</o:lastModifiedDate>",
                "<o:internalIdNumber operator=\"equalTo\"><c:searchValue>1.x</c:searchValue></o:internalIdNumber>",
                "<o:isInactive><c:searchValue>T</c:searchValue></o:isInactive>",
                "<o:isInactive xsi:type=\"c:SearchStringField\"><c:searchValue>true</c:searchValue></o:isInactive>",
                "<r:isInactive><c:searchValue>true</c:searchValue></r:isInactive>",
                "<o:isInactive><c:searchValue>true</c:searchValue></o:isInactive>"
                        + "<o:isInactive><c:searchValue>true</c:searchValue></o:isInactive>"
            })
    void whatTheSchemaDoesNotHaveIsAFault(String criterion) throws Exception {
        SoapReply reply = client.search("Customer", criterion);
        assertThat(reply.status()).as(reply.body()).isEqualTo(500);
        assertThat(reply.at("//faultcode")).isEqualTo("soapenv:Server.userException");
        assertThat(reply.at("//faultstring")).startsWith("org.xml.sax.SAXException: ");
    }

    @Test
    void resultsComeNeitherByIdNorByTime() throws Exception {
        SoapReply reply = client.search("Customer", "");
        assertThat(reply.ids()).isNotEqualTo(reply.ids().stream().sorted().toList());
        List<String> times = reply.all("//record/lastModifiedDate");
        assertThat(times).isNotEqualTo(times.stream().sorted().toList());
        assertThat(client.search("Customer", "").ids()).isEqualTo(reply.ids());
    }

    @Test
    void otherAccountsMayAnswerOtherwise() throws Exception {
        SoapSettings settings = SoapSettings.PLAUSIBLE
                .with(SoapSettings.Order.ID)
                .with(SoapSettings.Granularity.MINUTES)
                .withUpperEndIncluded(false)
                .withFaultStatus(200);
        try (Sandbox other = Sandbox.builder()
                .customers(300)
                .contacts(0)
                .clock(InstantSource.fixed(Instant.parse("2026-08-03T10:00:00Z")))
                .soap(settings)
                .start()) {
            SoapClient there = new SoapClient(other);
            assertThat(there.search("Customer", "").ids()).isEqualTo(List.copyOf(ids(customers, any -> true)));

            List<Long> all = new ArrayList<>(ids(customers, any -> true));
            assertThat(there.search("Customer", number("internalIdNumber", "between", all.get(5), all.get(8)))
                            .ids())
                    .isEqualTo(all.subList(5, 8));

            Instant late = someTime(5)
                    .truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
                    .plusSeconds(59);
            Instant minute = late.minusSeconds(59);
            assertThat(new TreeSet<>(there.search("Customer", date("lastModifiedDate", "onOrAfter", late.toString()))
                            .ids()))
                    .isEqualTo(ids(customers, one -> has(one, "lastModifiedDate", time -> !time.isBefore(minute))));
            Instant end = someTime(8);
            Instant cut = end.truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
            assertThat(new TreeSet<>(there.search(
                                    "Customer", date("lastModifiedDate", "within", late.toString(), end.toString()))
                            .ids()))
                    .isEqualTo(ids(
                            customers,
                            one -> has(one, "lastModifiedDate", time -> !time.isBefore(minute) && time.isBefore(cut))));

            SoapReply fault = there.call("<m:frobnicate/>");
            assertThat(fault.status()).isEqualTo(200);
            assertThat(fault.at("//faultstring")).contains("frobnicate");
        }
    }
}
