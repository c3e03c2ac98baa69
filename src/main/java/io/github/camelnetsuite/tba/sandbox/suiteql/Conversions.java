package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How values of one kind become another's in one session; what Oracle would not convert is refused. */
final class Conversions {
    private final SuiteQlSession session;

    Conversions(SuiteQlSession session) {
        this.session = session;
    }

    /** Two values made comparable. */
    record Pair(String left, String right) {}

    String text(Fragment value) throws SuiteQlException {
        return switch (value.kind()) {
            case TEXT, NULL -> value.sql();
            case NUMBER -> "NS_TEXT(" + value.sql() + ")";
            case DATE, INSTANT ->
                "NS_DATETEXT(" + date(value) + ", "
                        + Fragment.text(session.dateFormat()).sql() + ")";
            case CONDITION -> throw SuiteQlException.unsupported();
        };
    }

    String number(Fragment value) throws SuiteQlException {
        return numeric(value).sql();
    }

    Fragment numeric(Fragment value) throws SuiteQlException {
        if (value.kind() == Kind.TEXT && value.constant() instanceof String text) {
            try {
                return Fragment.number(new BigDecimal(text.strip()));
            } catch (NumberFormatException e) {
                throw SuiteQlException.unsupported();
            }
        }
        return switch (value.kind()) {
            case NUMBER, NULL -> value;
            case TEXT -> Fragment.of("NS_NUMBER(" + value.sql() + ")", Kind.NUMBER);
            default -> throw SuiteQlException.unsupported();
        };
    }

    /** The date that the session sees. */
    String date(Fragment value) throws SuiteQlException {
        return switch (value.kind()) {
            case DATE, NULL -> value.sql();
            case INSTANT -> "NS_LOCAL(" + value.sql() + ", " + zone() + ")";
            default -> throw SuiteQlException.unsupported();
        };
    }

    /** The moment, in UTC, that a date of the session means. */
    String utc(Fragment value) throws SuiteQlException {
        if (value.constant() instanceof LocalDateTime local) {
            return Fragment.date(Objects.requireNonNull(
                            SqlFunctions.utc(local, session.zone().getId())))
                    .sql();
        }
        return switch (value.kind()) {
            case INSTANT, NULL -> value.sql();
            case DATE -> "NS_UTC(" + value.sql() + ", " + zone() + ")";
            default -> throw SuiteQlException.unsupported();
        };
    }

    /** A text is compared with a number as number; never with a date, whose format it might not have. */
    Pair comparable(Fragment left, Fragment right) throws SuiteQlException {
        Pair dates = behindText(left, right);
        if (dates != null) {
            return dates;
        }
        if (left.kind() == Kind.CONDITION || right.kind() == Kind.CONDITION) {
            throw SuiteQlException.unsupported();
        }
        if (left.kind() == right.kind() || left.kind() == Kind.NULL || right.kind() == Kind.NULL) {
            return new Pair(left.sql(), right.sql());
        }
        if (isDate(left) && isDate(right)) {
            return new Pair(utc(left), utc(right));
        }
        return new Pair(number(left), number(right));
    }

    private static @Nullable Pair behindText(Fragment left, Fragment right) {
        Fragment.Ordered a = left.ordered();
        Fragment.Ordered b = right.ordered();
        if (a != null && b != null) {
            return a.format().sameAs(b.format()) ? new Pair(a.sql(), b.sql()) : null;
        }
        String date = a == null ? null : a.dateSql(right.constant());
        if (a != null && date != null) {
            return new Pair(a.sql(), date);
        }
        date = b == null ? null : b.dateSql(left.constant());
        return b == null || date == null ? null : new Pair(date, b.sql());
    }

    /** Values of one kind, that of the first which is not NULL. Texts and numbers convert, moments become dates. */
    List<Fragment> alike(List<Fragment> values) throws SuiteQlException {
        Kind kind = Kind.NULL;
        for (Fragment value : values) {
            if (kind == Kind.NULL || (kind == Kind.INSTANT && value.kind() == Kind.DATE)) {
                kind = value.kind();
            }
        }
        Kind target = kind;
        List<Fragment> converted = new ArrayList<>();
        for (Fragment value : values) {
            converted.add(value.kind() == Kind.NULL ? value : as(target, value));
        }
        return converted;
    }

    private Fragment as(Kind kind, Fragment value) throws SuiteQlException {
        if (kind == value.kind() && kind != Kind.CONDITION) {
            return Fragment.of(value.sql(), kind);
        }
        return switch (kind) {
            case TEXT -> Fragment.of(text(value), kind);
            case NUMBER -> Fragment.of(number(value), kind);
            case DATE -> Fragment.of(date(value), kind);
            default -> throw SuiteQlException.unsupported();
        };
    }

    private static boolean isDate(Fragment value) {
        return value.kind() == Kind.DATE || value.kind() == Kind.INSTANT;
    }

    private String zone() {
        return Fragment.text(session.zone().getId()).sql();
    }
}
