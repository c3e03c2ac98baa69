package io.github.camelnetsuite.tba.sandbox.soap;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SOAP endpoint's version, such as {@code 2025_2}, and its namespaces. Which ones answer is that of NetSuite 2026.2
 * (Oracle help, article_2104046421): from 2020_1 on, the last being 2025_2; unsupported ones answer as well.
 */
record Version(String text) {
    static final Version NEWEST = new Version("2025_2");

    private static final Version OLDEST = new Version("2020_1");
    private static final Pattern PATH = Pattern.compile("/services/NetSuitePort_([0-9]{4}_[0-9])");
    private static final Pattern MESSAGES =
            Pattern.compile("urn:messages_([0-9_]+)\\.platform\\.webservices\\.netsuite\\.com");

    /** The version of an endpoint's path. */
    static Optional<Version> ofPath(String path) {
        return matched(PATH.matcher(path));
    }

    /** The version of a namespace of messages. */
    static Optional<Version> ofMessages(String namespace) {
        return matched(MESSAGES.matcher(namespace));
    }

    private static Optional<Version> matched(Matcher matcher) {
        return matcher.matches() ? Optional.of(new Version(matcher.group(1))) : Optional.empty();
    }

    /** There was such a version once, and it is switched off. */
    boolean gone() {
        return release() && text.compareTo(OLDEST.text) < 0;
    }

    /** The account answers requests of this version. */
    boolean answers() {
        return release() && !gone() && text.compareTo(NEWEST.text) <= 0;
    }

    private boolean release() {
        return text.endsWith("_1") || text.endsWith("_2");
    }

    String messages() {
        return "urn:messages_" + text + ".platform.webservices.netsuite.com";
    }

    String core() {
        return "urn:core_" + text + ".platform.webservices.netsuite.com";
    }

    String common() {
        return "urn:common_" + text + ".platform.webservices.netsuite.com";
    }

    String faults() {
        return "urn:faults_" + text + ".platform.webservices.netsuite.com";
    }

    String relationships() {
        return "urn:relationships_" + text + ".lists.webservices.netsuite.com";
    }
}
