package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.SoapReader;
import io.github.camelnetsuite.tba.gateway.SoapStatus;
import io.github.camelnetsuite.tba.gateway.XmlCursor;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The results of the SuiteTalk operations, each collected as it streams in and checked as a whole. */
final class SoapResults {

    private SoapResults() {}

    /** Of {@code search}. */
    static final class SearchResult implements SoapReader.Result<SoapClient.Found> {

        private final SoapRecords reader;
        private final int pageSize;
        private final List<ReadRecord> records = new ArrayList<>();
        private @Nullable Long total;

        SearchResult(SoapRecords reader, int pageSize) {
            this.reader = reader;
            this.pageSize = pageSize;
        }

        @Override
        public void child(String name, XmlCursor xml) throws IOException {
            if (name.equals("totalRecords")) {
                total = count(xml);
            } else if (name.equals("recordList")) {
                xml.children(record -> {
                    if (!xml.isNil()) {
                        requireRoom(records, pageSize);
                        records.add(reader.read(xml));
                    }
                });
            }
        }

        @Override
        public SoapClient.Found value() {
            return found(records, total, pageSize);
        }
    }

    /** Of {@code getDeleted}: records of an id only, last modified when they were deleted. */
    static final class Deleted implements SoapReader.Result<SoapClient.Found> {

        private final RecordType type;
        private final long before;
        private final int pageSize;
        private final List<ReadRecord> records = new ArrayList<>();
        private @Nullable Long total;

        Deleted(RecordType type, int pageIndex, int pageSize) {
            this.type = type;
            this.before = (pageIndex - 1L) * pageSize;
            this.pageSize = pageSize;
        }

        @Override
        public void child(String name, XmlCursor xml) throws IOException {
            if (name.equals("totalRecords")) {
                total = count(xml);
            } else if (name.equals("deletedRecordList")) {
                xml.children(deleted -> {
                    requireRoom(records, pageSize);
                    records.add(deletion(xml));
                });
            }
        }

        private ReadRecord deletion(XmlCursor xml) throws IOException {
            String[] said = {"", "", type.spelling()};
            xml.children(name -> {
                if (name.equals("deletedDate")) {
                    said[0] = xml.text();
                } else if (name.equals("record")) {
                    String id = xml.attribute("internalId");
                    said[1] = id == null ? "" : id;
                    String of = xml.attribute("type");
                    said[2] = of == null ? said[2] : of;
                }
            });
            if (!said[2].equals(type.spelling())) {
                throw new MalformedAnswerException("Among the deletions of " + type + " is one of another type");
            }
            long id = SoapRecords.internalId(type, said[1]);
            return ReadRecord.deleted(type, id, SoapValues.instant(said[0], "deletedDate", type + " " + id));
        }

        @Override
        public SoapClient.Found value() {
            if (total == null || records.size() != Math.max(0, Math.min(total - before, pageSize))) {
                throw disagreement(total, records.size());
            }
            return new SoapClient.Found(records, total);
        }
    }

    /**
     * Of {@code getList}: each record with a status of its own. One that the role may not see while it sees another is
     * left out like one that does not exist; whether NetSuite tells the two apart is not documented.
     */
    static final class GetList implements SoapReader.Result<List<ReadRecord>> {

        private final SoapRecords reader;
        private final List<Long> asked;
        private final List<ReadRecord> records = new ArrayList<>();
        private int answered;
        private @Nullable SoapStatus hidden;

        GetList(SoapRecords reader, List<Long> asked) {
            this.reader = reader;
            this.asked = List.copyOf(asked);
        }

        @Override
        public void child(String name, XmlCursor xml) throws IOException {
            if (!name.equals("readResponse")) {
                return;
            }
            answered++;
            xml.children(part -> {
                if (part.equals("status")) {
                    SoapStatus status = SoapStatus.read(xml);
                    if (status.has("INSUFFICIENT_PERMISSION")) {
                        hidden = status;
                    } else if (!status.isSuccess() && !status.has("RCRD_DSNT_EXIST")) {
                        throw status.refusal();
                    }
                } else if (part.equals("record") && !xml.isNil()) {
                    records.add(reader.read(xml));
                }
            });
        }

        @Override
        public List<ReadRecord> value() {
            if (records.isEmpty() && hidden != null) {
                throw hidden.refusal();
            }
            if (answered != asked.size() || !records.stream().allMatch(record -> asked.contains(record.id()))) {
                throw new MalformedAnswerException(
                        "The answer holds " + answered + " records or others than the " + asked.size() + " asked for");
            }
            return List.copyOf(records);
        }
    }

    /** Of {@code getServerTime}. */
    static final class ServerTime implements SoapReader.Result<Instant> {

        private @Nullable Instant time;

        @Override
        public void child(String name, XmlCursor xml) throws IOException {
            if (name.equals("serverTime")) {
                time = SoapValues.instant(xml.text(), "serverTime", "the answer");
            }
        }

        @Override
        public Instant value() {
            if (time == null) {
                throw new MalformedAnswerException("The answer has no serverTime");
            }
            return time;
        }
    }

    /** Of {@code getDataCenterUrls}, whose result goes by two names (Oracle help, section_N3494684). */
    static final class Urls implements SoapReader.Result<SoapClient.DataCenterUrls> {

        private String rest = "";
        private String webServices = "";
        private String system = "";

        @Override
        public void child(String name, XmlCursor xml) throws IOException {
            if (name.equals("dataCenterUrls")) {
                xml.children(url -> {
                    switch (url) {
                        case "restDomain" -> rest = xml.text().strip();
                        case "webservicesDomain" -> webServices = xml.text().strip();
                        case "systemDomain" -> system = xml.text().strip();
                        default -> {}
                    }
                });
            }
        }

        @Override
        public SoapClient.DataCenterUrls value() {
            if (rest.isEmpty() || webServices.isEmpty() || system.isEmpty()) {
                throw new MalformedAnswerException("The answer lacks one of the three URLs of a data center");
            }
            return new SoapClient.DataCenterUrls(rest, webServices, system);
        }
    }

    private static SoapClient.Found found(List<ReadRecord> records, @Nullable Long total, int pageSize) {
        Set<Long> ids = new HashSet<>();
        for (ReadRecord record : records) {
            if (!ids.add(record.id())) {
                throw new MalformedAnswerException(record.body() + " is twice on one page");
            }
        }
        // A page is full or all there is: with less, rows would be missing that nobody could tell.
        if (total == null || records.size() != Math.min(total, pageSize)) {
            throw disagreement(total, records.size());
        }
        return new SoapClient.Found(records, total);
    }

    /** Before they are kept, however many a hostile page has. */
    private static void requireRoom(List<ReadRecord> records, int pageSize) {
        if (records.size() == pageSize) {
            throw new MalformedAnswerException("The page holds more than the " + pageSize + " records asked for");
        }
    }

    private static MalformedAnswerException disagreement(@Nullable Long total, int size) {
        return new MalformedAnswerException("The page says totalRecords " + (total == null ? "nothing" : total)
                + " and holds " + size + " records");
    }

    private static long count(XmlCursor xml) throws IOException {
        try {
            long count = Long.parseLong(xml.text().strip());
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // as a negative one
        }
        throw new MalformedAnswerException("The answer's totalRecords is no number of records");
    }
}
