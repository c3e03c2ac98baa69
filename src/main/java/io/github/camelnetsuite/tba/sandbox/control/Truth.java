package io.github.camelnetsuite.tba.sandbox.control;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetsuite.tba.sandbox.AccountState;
import io.github.camelnetsuite.tba.sandbox.SandboxSettings;
import io.github.camelnetsuite.tba.sandbox.data.Account;
import io.github.camelnetsuite.tba.sandbox.data.RecordField;
import io.github.camelnetsuite.tba.sandbox.data.RecordType;
import io.github.camelnetsuite.tba.sandbox.data.Reference;
import io.github.camelnetsuite.tba.sandbox.data.Stage;
import io.github.camelnetsuite.tba.sandbox.data.Sublists;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what the account really holds, as a JSON array that is produced while it is read. */
final class Truth {
    /** What hangs on a record, named like a field. */
    private static final Set<String> LISTS = Set.of("addressBook", "companies");

    private final Account account;
    private final SandboxSettings settings;
    private final AccountState state;
    private final ObjectMapper json;

    Truth(Account account, SandboxSettings settings, AccountState state, ObjectMapper json) {
        this.account = account;
        this.settings = settings;
        this.state = state;
        this.json = json;
    }

    /** Usual fields, then the ones asked for, as far as the account has them. */
    List<RecordField> fields(RecordType type, String more) {
        List<RecordField> fields = new ArrayList<>(type.usualFields());
        for (String name : more.split(",", -1)) {
            String wanted = name.strip().replaceFirst("^\\+", "").replaceFirst(":.*", "");
            if (!wanted.isEmpty() && !LISTS.contains(wanted)) {
                RecordField field = type.field(wanted)
                        .orElseThrow(() -> new IllegalArgumentException(type.table() + " has no field " + wanted));
                if (!fields.contains(field)) {
                    fields.add(field);
                }
            }
        }
        fields.removeIf(field -> !settings.has(type, field, state.conditions()));
        return fields;
    }

    /** The condition of a stage parameter: {@code customer} unless told otherwise, {@code all} for every record. */
    static String condition(RecordType type, @Nullable String stage) {
        return type == RecordType.CONTACT
                ? "1 = 1"
                : Stage.named(stage == null ? "customer" : stage)
                        .map(one -> "t.searchstage = '" + one.label() + "'")
                        .orElse("1 = 1");
    }

    void write(RecordType type, List<RecordField> fields, String more, String condition, OutputStream out)
            throws IOException {
        List<String> lists = List.of(more.split(",", -1));
        try (JsonGenerator generator = json.getFactory().createGenerator(out);
                Connection connection = account.connect()) {
            TruthLists hanging = new TruthLists(new Sublists(connection), generator);
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.writeStartArray();
            account.readAll(type, fields, condition, (id, values) -> {
                generator.writeStartObject();
                for (RecordField field : fields) {
                    generator.writeFieldName(field.name());
                    value(generator, field, values.get(field));
                }
                hanging.write(type, id, lists);
                generator.writeEndObject();
            });
            generator.writeEndArray();
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    private static void value(JsonGenerator generator, RecordField field, @Nullable Object value) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof BigDecimal number) {
            generator.writeNumber(number.toPlainString());
        } else if (value instanceof Reference reference) {
            generator.writeStartObject();
            generator.writeStringField("id", reference.id());
            generator.writeStringField("refName", reference.name());
            generator.writeEndObject();
        } else {
            String text = value.toString();
            generator.writeString(field.kind() == RecordField.Kind.STAGE ? text.toLowerCase(Locale.ROOT) : text);
        }
    }
}
