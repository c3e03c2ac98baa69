package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.record.Field;
import io.github.camelnetsuite.tba.record.FieldSelection;
import io.github.camelnetsuite.tba.record.RecordType;
import io.github.camelnetsuite.tba.record.Stage;
import java.util.List;
import java.util.Set;

/** What is selected for one field, for the README's tables. */
public final class FieldExpressions {

    private FieldExpressions() {}

    public static List<String> of(RecordType type, Field field) {
        return new SuiteQlStatement(type, new FieldSelection(List.of(field), Set.of()), "searchstage", Stage.ALL, "")
                .selected(field);
    }
}
