package io.github.camelnetsuite.tba;

import io.github.camelnetsuite.tba.auth.Nonces;
import io.github.camelnetsuite.tba.auth.PassportSigner;
import io.github.camelnetsuite.tba.auth.TokenPassport;
import io.github.camelnetsuite.tba.gateway.ApiVersion;
import io.github.camelnetsuite.tba.gateway.Gateway;
import io.github.camelnetsuite.tba.gateway.NetSuitePort;
import io.github.camelnetsuite.tba.gateway.Time;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.Position;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.source.RecordSource;
import io.github.camelnetsuite.tba.source.SnapshotSource;
import io.github.camelnetsuite.tba.source.SoapClient;
import io.github.camelnetsuite.tba.source.SoapDeletions;
import io.github.camelnetsuite.tba.source.SoapSource;
import io.github.camelnetsuite.tba.source.SuiteQlDeletions;
import io.github.camelnetsuite.tba.source.SuiteQlSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By which of NetSuite's services a route reads; what comes is the same. */
sealed interface Transport {

    /**
     * What a source needs of its surroundings.
     *
     * @param login as it is at present
     */
    record Way(Gateway gateway, Supplier<Login> login, Time time, RandomGenerator random, int pageSize) {}

    /** The value of the option. */
    String name();

    /** The records that a route asks for. */
    SnapshotSource changes(Way way, RecordType type, EndpointSettings settings);

    /** The log of what was deleted. */
    RecordSource deletions(Way way, RecordType type, EndpointSettings settings);

    /**
     * A few of the records that a route asks for.
     *
     * @param ids those of these ids; empty for any
     * @param most how many at most
     */
    List<ReadRecord> some(Way way, RecordType type, EndpointSettings settings, List<Long> ids, int most)
            throws InterruptedException;

    /** What an administrator should know of this way of reading before it shows; empty for nothing. */
    Optional<String> warning(EndpointSettings settings);

    /**
     * The transport that the options ask for.
     *
     * @param login how the route logs in, whether its options or its bean say so
     * @throws IllegalArgumentException naming an option that does not go with it, and what to do
     */
    static Transport of(NetSuiteTbaConfiguration options, String resource, Login login) {
        String transport = options.getTransport().strip().toLowerCase(Locale.ROOT);
        return switch (transport) {
            case "suiteql" -> new SuiteQl();
            case "soap" -> soap(options, resource, login);
            default ->
                throw new IllegalArgumentException(
                        "Option transport is '" + options.getTransport() + "': give suiteql or soap");
        };
    }

    private static Transport soap(NetSuiteTbaConfiguration options, String resource, Login login) {
        ApiVersion version = ApiVersion.parse(options.getApiVersion());
        if (!(login instanceof Login.Tba)) {
            throw new IllegalArgumentException(
                    "Option transport is soap, which NetSuite gives no OAuth 2.0: log in with"
                            + " keys and tokens (authentication=tba), or set transport=suiteql");
        }
        if (!options.getFilter().isBlank()) {
            throw new IllegalArgumentException(
                    "Option filter is a SuiteQL condition, which transport=soap can't apply: take it out and filter in the"
                            + " route, or set transport=suiteql");
        }
        if (!options.getExpand().isBlank() && resource.equals("contact")) {
            throw new IllegalArgumentException("Option expand is '" + options.getExpand()
                    + "', but SOAP's contacts do not tell their companies, but for"
                    + " the one in field company: take it out, or set transport=suiteql");
        }
        return new Soap(version);
    }

    /** SuiteQL through REST web services. */
    record SuiteQl() implements Transport {

        @Override
        public String name() {
            return "suiteql";
        }

        @Override
        public SnapshotSource changes(Way way, RecordType type, EndpointSettings settings) {
            return source(way, type, settings, settings.filter(), way.pageSize());
        }

        private static SuiteQlSource source(
                Way way, RecordType type, EndpointSettings settings, String filter, int pageSize) {
            return new SuiteQlSource(
                    way.gateway(),
                    type,
                    FieldSelection.parse(type, settings.fields()),
                    settings.stage(),
                    filter,
                    settings.expanded(),
                    pageSize);
        }

        /** The first ones by id. */
        @Override
        public List<ReadRecord> some(Way way, RecordType type, EndpointSettings settings, List<Long> ids, int most)
                throws InterruptedException {
            String those = ids.isEmpty()
                    ? ""
                    : type.spelling() + ".id IN ("
                            + ids.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
            String filter = Stream.of(settings.filter(), those)
                    .filter(condition -> !condition.isEmpty())
                    .collect(Collectors.joining(") AND ("));
            return source(way, type, settings, filter, most)
                    .next(new Position.ById(null, null))
                    .records();
        }

        @Override
        public RecordSource deletions(Way way, RecordType type, EndpointSettings settings) {
            return new SuiteQlDeletions(way.gateway(), type, way.pageSize());
        }

        @Override
        public Optional<String> warning(EndpointSettings settings) {
            return settings.includeDeleted()
                    ? Optional.of(
                            "deletions are read from SuiteQL's table deletedrecord. NetSuite does not document whether"
                                    + " deleted customers and contacts are logged there: delete a record to see whether it"
                                    + " arrives. transport=soap reads them from a log that covers both")
                    : Optional.empty();
        }
    }

    /** SuiteTalk SOAP. */
    record Soap(ApiVersion version) implements Transport {

        @Override
        public String name() {
            return "soap";
        }

        @Override
        public SoapSource changes(Way way, RecordType type, EndpointSettings settings) {
            return new SoapSource(
                    client(way),
                    type,
                    FieldSelection.parse(type, settings.fields()),
                    settings.stage(),
                    settings.expanded(),
                    settings.terms().lookback(),
                    way.pageSize());
        }

        @Override
        public List<ReadRecord> some(Way way, RecordType type, EndpointSettings settings, List<Long> ids, int most)
                throws InterruptedException {
            return changes(way, type, settings).some(ids, most);
        }

        @Override
        public RecordSource deletions(Way way, RecordType type, EndpointSettings settings) {
            return new SoapDeletions(client(way), type, settings.terms().lookback(), way.pageSize());
        }

        private SoapClient client(Way way) {
            Nonces nonces = new Nonces(way.random());
            return new SoapClient(new NetSuitePort(way.gateway(), () -> passport(way, nonces), version));
        }

        private static TokenPassport passport(Way way, Nonces nonces) {
            if (!(way.login().get() instanceof Login.Tba tba)) {
                throw new IllegalStateException("Only Token-Based Authentication makes token passports");
            }
            return new PassportSigner(tba.credentials(), way.time(), nonces).get();
        }

        @Override
        public Optional<String> warning(EndpointSettings settings) {
            String scripts = settings.expanded()
                    ? "expand=addresses asks SOAP for whole records, for which NetSuite runs the account's user event"
                            + " scripts (Oracle help, section_4170181850)"
                    : "";
            String all = Stream.of(version.announced().orElse(""), scripts)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(". "));
            return all.isEmpty() ? Optional.empty() : Optional.of(all);
        }
    }
}
