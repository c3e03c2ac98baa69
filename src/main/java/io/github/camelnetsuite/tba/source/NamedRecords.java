package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.PermissionMissingException;
import io.github.camelnetsuite.tba.record.Field;
import io.github.camelnetsuite.tba.record.FieldType;
import io.github.camelnetsuite.tba.record.NetSuiteRecord;
import io.github.camelnetsuite.tba.record.ReadRecord;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads records by their ids through SuiteTalk's {@code getList}. It knows no stage, so each record is asked for its own,
 * and those of other stages are left out here, as a search leaves them out there.
 */
final class NamedRecords {

    /** Whole records come, with their lists, so that a hundred are many already (a thousand is NetSuite's limit). */
    private static final int AT_ONCE = 100;

    private final SoapClient soap;
    private final RecordType type;
    private final Stage stage;
    private final @Nullable Field lent;
    private final String stageField;
    private final SoapRecords records;
    private int atOnce;

    NamedRecords(
            SoapClient soap, RecordType type, List<Field> fields, Stage stage, boolean withAddresses, int pageSize) {
        this.soap = soap;
        this.type = type;
        this.stage = stage;
        Field its = type.fields().stream()
                .filter(field -> field.type() == FieldType.STAGE)
                .findFirst()
                .orElse(null);
        this.lent = stage == Stage.ALL || its == null || fields.contains(its) ? null : its;
        this.stageField = its == null ? "" : its.name();
        this.records = new SoapRecords(type, lent == null ? fields : with(fields, lent), withAddresses);
        this.atOnce = Math.min(AT_ONCE, pageSize);
    }

    private static List<Field> with(List<Field> fields, Field another) {
        List<Field> more = new ArrayList<>(fields);
        more.add(another);
        return more;
    }

    /** The first of them that are there; empty when none is that the role may see, if it may see any. */
    Page next(List<Long> ids) throws InterruptedException {
        int asked = 0;
        while (true) {
            List<Long> now = ids.subList(asked, Math.min(asked + atOnce, ids.size()));
            Answer<List<ReadRecord>> answer;
            try {
                answer = answer(now);
            } catch (MalformedAnswerException e) {
                if (!e.isTooLarge() || atOnce == 1) {
                    throw e;
                }
                atOnce /= 2;
                continue;
            }
            asked += now.size();
            List<ReadRecord> found = inOrder(answer.body());
            if (!found.isEmpty() || asked == ids.size()) {
                return new Page(found, asked < ids.size(), answer.asOf(), found.size());
            }
        }
    }

    /** How many lists it takes to ask for each of so many once. */
    long listsFor(int ids) {
        return -Math.floorDiv(-ids, atOnce);
    }

    private Answer<List<ReadRecord>> answer(List<Long> ids) throws InterruptedException {
        try {
            return soap.getList(type, ids, records);
        } catch (PermissionMissingException e) {
            // Of these records or of all: whoever asks finds that out by asking whether anything is visible.
            return new Answer<>(List.of(), soap.now());
        }
    }

    private List<ReadRecord> inOrder(List<ReadRecord> answered) {
        if (answered.stream().map(ReadRecord::id).distinct().count() < answered.size()) {
            throw new MalformedAnswerException("A record of " + type + " is twice in one answer");
        }
        return answered.stream()
                .filter(this::isOfTheStage)
                .map(this::withoutWhatWasLent)
                .sorted(Comparator.comparingLong(ReadRecord::id))
                .toList();
    }

    private boolean isOfTheStage(ReadRecord record) {
        return stage == Stage.ALL
                || stage.name().equalsIgnoreCase(String.valueOf(record.body().get(stageField)));
    }

    private ReadRecord withoutWhatWasLent(ReadRecord record) {
        if (lent == null) {
            return record;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(record.body());
        values.remove(lent.name());
        return record.withBody(NetSuiteRecord.of(type, values));
    }
}
