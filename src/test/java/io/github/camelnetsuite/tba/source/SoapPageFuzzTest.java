package io.github.camelnetsuite.tba.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetsuite.tba.faults.Catalogue;
import io.github.camelnetsuite.tba.faults.Evidence;
import io.github.camelnetsuite.tba.fuzz.Damage;
import io.github.camelnetsuite.tba.fuzz.LongRun;
import io.github.camelnetsuite.tba.gateway.Envelopes;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.NetSuiteException;
import io.github.camelnetsuite.tba.gateway.SoapReader;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever comes as a page of SOAP: a whole page, or an exception that is declared; and every value as it was. */
@Catalogue("40")
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
@AddLifecycleHook(value = LongRun.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class SoapPageFuzzTest {

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final String FIELDS = "email,isPerson,startDate,dateCreated,subsidiary,balance,custentity_n:number,"
            + "custentity_b:boolean,custentity_r:reference,custentity_t";
    private static final SoapRecords RECORDS = new SoapRecords(
            RecordType.CUSTOMER,
            FieldSelection.parse(RecordType.CUSTOMER, FIELDS).fields(),
            true);

    private int tries;

    @AfterProperty
    void tellTheReport() {
        Evidence.of("40").outcome("SOAP pages and values: whole, or a declared exception", tries);
    }

    private static SoapClient.Found parse(byte[] body) throws IOException {
        return new SoapReader<>(() -> new SoapResults.SearchResult(RECORDS, 5)).read(new ByteArrayInputStream(body));
    }

    /** Empty for a declared exception; any other fails the property. */
    private Optional<SoapClient.Found> read(byte[] body) throws IOException {
        tries++;
        try {
            return Optional.of(parse(body));
        } catch (EOFException cut) {
            assertThat(cut).hasMessage("the XML ends in the middle");
            return Optional.empty();
        } catch (MalformedAnswerException declared) {
            assertThat(declared.getMessage()).doesNotContain("Zoe").doesNotContainPattern("\\p{Cntrl}");
            return Optional.empty();
        } catch (RuntimeException error) {
            // What a fault or a status becomes once the status of HTTP is known.
            assertThat(error.getClass().getSimpleName()).isEqualTo("ErrorAnswer");
            assertThat(error).isNotInstanceOf(NetSuiteException.class);
            return Optional.empty();
        }
    }

    @Property(tries = 400)
    void arbitraryBytesAreNoPage(@ForAll("bytes") byte[] body) throws IOException {
        assertThat(read(body)).isEmpty();
    }

    @Property(tries = 600)
    void aPageThatIsCutIsNoPage(@ForAll("cut") byte[] body) throws IOException {
        assertThat(read(body)).isEmpty();
    }

    @Property(tries = 2500)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void aDamagedPageIsAWholeOneOrNone(@ForAll("damaged") byte[] body) throws IOException {
        Optional<SoapClient.Found> page = read(body);
        Statistics.collect(page.isPresent());
        Statistics.coverage(answers -> answers.check(true).count(whole -> whole > 0));
        if (page.isPresent()) {
            assertThat(page.get().records())
                    .hasSize((int) Math.min(5, page.get().total()))
                    .allSatisfy(record -> assertThat(record.body()).hasSizeBetween(11, 12))
                    .extracting(ReadRecord::id)
                    .doesNotHaveDuplicates();
        }
    }

    @Property(tries = 200)
    void aPageIsReadAsItIs(@ForAll("whole") byte[] body) throws IOException {
        SoapClient.Found page = read(body).orElseThrow();

        assertThat(page.records())
                .extracting(ReadRecord::id)
                .containsExactlyElementsOf(IntStream.range(0, page.records().size())
                        .mapToObj(index -> index * 3L - 4)
                        .toList());
        assertThat(page.isAll()).isTrue();
    }

    @Property(tries = 500)
    void anyTextOfXmlComesAsItWas(@ForAll("texts") String text) throws IOException {
        NetSuiteRecord record = only(element("email", escaped(text))
                + custom("custentity_t", "String", "<value>" + escaped(text) + "</value>")
                + "<subsidiary internalId=\"3\"><name>" + escaped(text) + "</name></subsidiary>");

        String value = text.isEmpty() ? null : text;
        assertThat(record).containsEntry("email", value).containsEntry("custentity_t", value);
        assertThat(((Map<?, ?>) record.get("subsidiary")).get("refName")).isEqualTo(value);
    }

    @Property(tries = 500)
    void anyNumberComesWithAllItsDigits(@ForAll("numbers") BigDecimal number) throws IOException {
        String text = number.toString();
        NetSuiteRecord record =
                only(element("balance", text) + custom("custentity_n", "Double", "<value>" + text + "</value>"));

        assertThat((BigDecimal) record.get("balance")).isEqualByComparingTo(number);
        assertThat((BigDecimal) record.get("custentity_n")).isEqualByComparingTo(number);
    }

    @Property(tries = 500)
    void anyInstantComesWhateverZoneItIsWrittenIn(@ForAll("instants") Instant instant, @ForAll("zones") ZoneOffset zone)
            throws IOException {
        OffsetDateTime there = instant.atOffset(zone);
        for (String text : List.of(there.toString(), there.truncatedTo(ChronoUnit.SECONDS) + "")) {
            NetSuiteRecord record = only(element("dateCreated", text));

            assertThat(record)
                    .containsEntry(
                            "dateCreated",
                            instant.truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    /** Midnight in the user's zone, told in Pacific time (Oracle help, section_1521451348). */
    @Property(tries = 500)
    @Catalogue("51")
    void anyDateComesForUsersFromTenHoursBehindToThirteenAhead(
            @ForAll("dates") LocalDate date, @ForAll("homes") ZoneId home) throws IOException {
        String midnight = date.atStartOfDay(home)
                .withZoneSameInstant(ZoneId.of("America/Los_Angeles"))
                .toOffsetDateTime()
                .toString();

        assertThat(only(element("startDate", midnight))).containsEntry("startDate", date.toString());
    }

    private NetSuiteRecord only(String fields) throws IOException {
        tries++;
        String page = page(List.of(fields));
        return parse(page.getBytes(StandardCharsets.UTF_8)).records().get(0).body();
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + text + "</" + name + ">";
    }

    private static String custom(String script, String type, String value) {
        return "<customFieldList><customField scriptId=\"" + script + "\" xsi:type=\"c:" + type + "CustomFieldRef\">"
                + value + "</customField></customFieldList>";
    }

    /** As NetSuite has to write what XML would take for something else (XML 1.0 sections 2.4 and 2.11). */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }

    @Provide
    Arbitrary<String> texts() {
        return Damage.texts().map(text -> text.codePoints()
                .filter(SoapPageFuzzTest::isXml)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }

    /** What a document may hold (XML 1.0 section 2.2). */
    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Combinators.combine(
                        Arbitraries.bigIntegers(), Arbitraries.integers().between(-40, 40))
                .as(BigDecimal::new);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(-2_000_000_000_000L, 30_000_000_000_000L)
                .map(Instant::ofEpochMilli);
    }

    @Provide
    Arbitrary<ZoneOffset> zones() {
        return Arbitraries.integers().between(-12 * 4, 14 * 4).map(quarter -> ZoneOffset.ofTotalSeconds(quarter * 900));
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.longs().between(3650, 40_000).map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<ZoneId> homes() {
        return Arbitraries.of(
                        "Pacific/Honolulu",
                        "America/Los_Angeles",
                        "America/St_Johns",
                        "UTC",
                        "Europe/Berlin",
                        "Asia/Kathmandu",
                        "Australia/Sydney",
                        "Pacific/Auckland",
                        "-10:00",
                        "+13:00")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Damage.bytes();
    }

    @Provide
    Arbitrary<byte[]> cut() {
        return Damage.cut(whole());
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Damage.damaged(whole());
    }

    @Provide
    Arbitrary<byte[]> whole() {
        Arbitrary<String> record = Combinators.combine(
                        Arbitraries.of(
                                "", element("email", "Zoe@x.example"), element("email", "\ud83d\ude00&#10;&amp;")),
                        Arbitraries.of("", element("isPerson", "true"), "<isPerson xsi:nil=\"true\"/>"),
                        Arbitraries.of("", element("startDate", "2026-02-28T00:00:00.000-08:00")),
                        Arbitraries.of("", element("balance", "-12.50"), element("balance", "123456789012345678901")),
                        Arbitraries.of("", "<subsidiary internalId=\"3\"><name>Zoe &amp; Co</name></subsidiary>"),
                        Arbitraries.of(
                                "",
                                custom("custentity_b", "Boolean", "<value>true</value>"),
                                custom("custentity_r", "Select", "<value internalId=\"7\"><name>Zoe</name></value>")),
                        Arbitraries.of(
                                "",
                                "<addressbookList><addressbook><internalId>5</internalId><addressbookAddress><country>"
                                        + "_germany</country><addr1>Zoe 1</addr1></addressbookAddress></addressbook>"
                                        + "</addressbookList>"))
                .as((email, person, date, balance, subsidiary, custom, address) ->
                        email + person + date + balance + subsidiary + custom + address);
        return record.list().ofMaxSize(5).map(records -> page(records).getBytes(StandardCharsets.UTF_8));
    }

    private static String page(List<String> records) {
        String all = IntStream.range(0, records.size())
                .mapToObj(index -> "<platformCore:record internalId=\"" + (index * 3 - 4)
                        + "\" xsi:type=\"listRel:Customer\">" + records.get(index) + "<lastModifiedDate>"
                        + NOON.plusSeconds(index / 2) + "</lastModifiedDate></platformCore:record>")
                .reduce("", String::concat);
        return Envelopes.success("<platformCore:totalRecords>" + records.size() + "</platformCore:totalRecords>"
                + "<platformCore:recordList>" + all + "</platformCore:recordList>");
    }
}
