package io.github.camelnetsuite.tba.faults;

import java.util.Arrays;

/** What can go wrong, and what is expected of the component then; one row each of the fault report. */
public enum FaultCatalogue {
    R1(
            Group.SIGNING,
            "published signature samples of OAuth and of Oracle",
            "the same base string and signature, byte for byte"),
    R2(
            Group.SIGNING,
            "any request: odd characters, repeated and empty parameters",
            "signed as two independent implementations sign it"),
    R3(
            Group.SIGNING,
            "an attempt, be it a repeated one",
            "a nonce and a timestamp of its own; a million nonces without a repeat"),
    R4(Group.SIGNING, "a pooled connection dies after a request", "NetSuite sees no nonce twice"),
    R5(
            Group.SIGNING,
            "our clock is off by five minutes, a second less or a second more",
            "works within; beyond, refused with the measured difference, and not hammered"),
    R6(
            Group.SIGNING,
            "our clock jumps back an hour between polls",
            "refused while too far off, then all is delivered; no negative wait, the position does not move back"),
    R7(
            Group.SIGNING,
            "wrong or revoked credentials, a blocked integration, a missing permission",
            "at most two refused logins in 30 minutes, the reason is told, the application stays ready"),
    R8(
            Group.SIGNING,
            "a credential with a blank, a line break, a foreign character, or none at all",
            "the start fails and names the option, not the value"),
    R9(
            Group.SIGNING,
            "account ids in every spelling, and one that tries to change the host",
            "the right host and realm; the last one refused"),
    R10(Group.TRANSPORT, "connection refused", "tried again, then the poll fails; nothing moves"),
    R11(Group.TRANSPORT, "unknown host", "tried again, then the poll fails; nothing moves"),
    R12(Group.TRANSPORT, "connecting leads nowhere", "given up after the connect timeout; nothing moves"),
    R13(
            Group.TRANSPORT,
            "TLS: self-signed, expired, another host's, too old",
            "fails at once with its reason, not tried again within the poll"),
    R14(Group.TRANSPORT, "connection reset after the request", "tried again, signed afresh"),
    R15(Group.TRANSPORT, "an empty reply", "tried again, signed afresh"),
    R16(Group.TRANSPORT, "a reply that is not HTTP", "tried again, signed afresh"),
    R17(
            Group.TRANSPORT,
            "a body cut at each sixteenth, however its end is marked",
            "the whole page is read again; nothing of a cut page is delivered"),
    R18(Group.TRANSPORT, "a body that drips or stalls for ever", "given up at the deadline"),
    R19(
            Group.TRANSPORT,
            "a line of a kilobyte a second",
            "completes or is given up at the deadline; never half a page"),
    R20(Group.TRANSPORT, "packets of one byte, characters split between them", "the same records"),
    R21(Group.TRANSPORT, "a proxy's log-in page or refusal", "an error, never “no records”"),
    R22(Group.STATUS, "429, or SOAP's concurrency fault, with Retry-After in seconds", "waits as long"),
    R23(Group.STATUS, "429 with Retry-After as a date", "waits as long"),
    R24(Group.STATUS, "429 without Retry-After, or SOAP's concurrency fault", "waits, up to ever longer bounds"),
    R25(Group.STATUS, "429 with an absurd Retry-After", "waits within bounds, never negative; requests are bounded"),
    R26(Group.STATUS, "one 500, 502, 503 or 504", "one more attempt, nothing delivered twice"),
    R27(Group.STATUS, "500 for an hour", "a bounded rate of requests; recovers with the next poll"),
    R28(
            Group.STATUS,
            "400 for the query, 404, a search that SOAP refuses",
            "not repeated; the poll fails and says why"),
    R29(
            Group.STATUS,
            "200 with an error for a body; any fault or status of SOAP",
            "an error of its kind, not an empty page"),
    R30(Group.STATUS, "redirects, to the same host or another", "not followed; nobody else sees a signature"),
    R31(Group.STATUS, "204, 206, a redirect to nowhere, an interim answer", "a defined error, or the final answer"),
    R32(
            Group.PAYLOAD,
            "broken JSON or XML, a byte order mark, text behind it, repeated keys, NaN, nothing, null, another type",
            "malformed; nothing delivered; before XML a byte order mark is no fault"),
    R33(
            Group.PAYLOAD,
            "items missing or no list, a count that disagrees, no status, more promised without items",
            "an error, and no endless loop"),
    R34(
            Group.PAYLOAD,
            "a row without id or time, or with ones that cannot be read",
            "the page fails; only a first snapshot takes records without a time"),
    R35(Group.PAYLOAD, "unknown fields, absent optional fields", "ignored; absent is null"),
    R36(Group.PAYLOAD, "numbers of twenty digits, ids beyond 64 bits", "exact; malformed"),
    R37(
            Group.PAYLOAD,
            "quotes, emoji, right-to-left marks, NUL, lone surrogates, a megabyte of text",
            "unchanged in the body, and not in the log"),
    R38(Group.PAYLOAD, "nesting of 10,000, a string of 300 MB, a promised gigabyte", "refused within 64 MB of memory"),
    R39(Group.PAYLOAD, "a compression bomb, an unknown encoding, a wrong charset", "refused within 64 MB of memory"),
    R40(
            Group.PAYLOAD,
            "random bytes for the parsers of pages, of JSON and XML, of errors, dates and cursors",
            "only declared exceptions come out"),
    R41(Group.PAYLOAD, "hostile XML: entities, DTDs, schemas, expansions", "refused; no network, no file"),
    R42(Group.READING, "more records of one second than fit a page", "all, once"),
    R43(Group.READING, "one second across the boundary of pages", "all, once"),
    R44(Group.READING, "a record of a second that was passed already", "delivered"),
    R45(Group.READING, "a record that is committed late", "delivered within lookback; beyond it not, as is said"),
    R46(Group.READING, "records come, change and go while pages are read", "none missed"),
    R47(
            Group.READING,
            "one record edited twice between polls, and back and forth",
            "the newest state; what came back is delivered"),
    R47b(Group.READING, "two edits in one second, the first one read between them", "both states delivered"),
    R48(Group.READING, "more than 100,000 records in one window", "all; no silent stop at NetSuite's limit"),
    R49(
            Group.READING,
            "a page that is not in order",
            "malformed, or by SOAP, where no order can be asked for, put in order; the position passes nothing unseen"),
    R50(Group.READING, "a stored position in the future", "refused with the way out; never moved by itself"),
    R51(Group.READING, "daylight saving's hours, zones, locales, date formats", "nothing lost, equal records"),
    R52(Group.READING, "an empty account; first reads from the beginning, from now, from an instant", "as documented"),
    R53(
            Group.READING,
            "another stage, filter, since or account on an old cursor",
            "refused, with the ways out; fields may change"),
    R54(
            Group.READING,
            "random edits, polls, faults, crashes and clock jumps",
            "all that the model promises, nothing invented, in order"),
    R55(Group.DELIVERY, "the process ends at each named point", "nothing lost, at most a page repeated"),
    R56(
            Group.DELIVERY,
            "the process is killed at random times while the account is edited",
            "nothing lost, at most a page a kill repeated"),
    R57(Group.DELIVERY, "the route fails at a record", "nothing passes it; the next poll begins with it"),
    R58(Group.DELIVERY, "a record fails for ever", "blocks visibly until the route's error handler takes it"),
    R59(Group.DELIVERY, "handled, stopped, filtered, rolled back", "as the README's table says"),
    R60(
            Group.DELIVERY,
            "slow and asynchronous destinations, completion out of order",
            "only the contiguous prefix is passed"),
    R61(Group.DELIVERY, "a stop in the middle of a page, or of a wait", "ends in time, nothing is repeated"),
    R62(
            Group.DELIVERY,
            "suspended, resumed, restarted; two routes with one cursor",
            "polls never overlap; the second route is refused"),
    R63(
            Group.DELIVERY,
            "two processes with one cursor",
            "the second is refused until the first has ended, however it ended; in a database until 30 seconds after its death"),
    R64(
            Group.STORAGE,
            "a cursor cut at every byte, every bit flipped, empty, of another version or account, junk, a gigabyte",
            "refused; never a silent new beginning"),
    R65(
            Group.STORAGE,
            "a full disk, a read-only directory, a failed rename, a directory or a link in the way",
            "the poll fails before the next page; what was saved stands"),
    R66(
            Group.STORAGE,
            "a crash between writing and renaming; a file of an earlier release",
            "what is left over is cleaned up; the old file is read"),
    R67(
            Group.SECURITY,
            "planted secrets and field values, everything logged at TRACE",
            "found nowhere, in no spelling"),
    R68(Group.SECURITY, "answers that point to another host, port or scheme", "not requested"),
    R69(
            Group.SECURITY,
            "server texts with line breaks, escapes, lookups, placeholders, expressions",
            "inert, on one line"),
    R70(
            Group.SECURITY,
            "fields named as Camel's headers, values that are expressions",
            "no header set, nothing evaluated"),
    R71(Group.SECURITY, "options that try to change the query", "refused or escaped; the query is the expected one"),
    R72(
            Group.SECURITY,
            "the simulated account: strangers, unsigned, replayed, stale, changed requests",
            "loopback only; refused");

    /** A chapter of the report. */
    enum Group {
        SIGNING("A. Signing and credentials"),
        TRANSPORT("B. Transport"),
        STATUS("C. Status and throttling"),
        PAYLOAD("D. Payload"),
        READING("E. Reading changes"),
        DELIVERY("F. Delivery and crashes"),
        STORAGE("G. Where progress is kept"),
        SECURITY("H. Security");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final Group group;
    private final String fault;
    private final String expected;

    FaultCatalogue(Group group, String fault, String expected) {
        this.group = group;
        this.fault = fault;
        this.expected = expected;
    }

    /** @param number such as "47b" */
    static FaultCatalogue of(String number) {
        return Arrays.stream(values())
                .filter(row -> row.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The catalogue has no row " + number));
    }

    String number() {
        return name().substring(1);
    }

    Group group() {
        return group;
    }

    String fault() {
        return fault;
    }

    String expected() {
        return expected;
    }
}
