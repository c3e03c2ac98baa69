package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.time.DateTimeException;
import java.util.List;
import java.util.Map;

/** The functions of dates. What a constant text means as a date is decided here, before the database is asked. */
final class DateFunctions {
    private DateFunctions() {}

    static void addTo(Map<String, SqlFunction> functions) {
        functions.put("to_date", ((SqlFunction) DateFunctions::toDate).taking(2, 2));
        functions.put("to_timestamp", ((SqlFunction) DateFunctions::toDate).taking(2, 2));
        functions.put("to_char", ((SqlFunction) DateFunctions::toChar).taking(1, 2));
        functions.put("sys_extract_utc", ((SqlFunction) DateFunctions::utc).taking(1, 1));
        functions.put("trunc", ((SqlFunction) DateFunctions::truncated).taking(1, 2));
        functions.put("last_day", ((SqlFunction) DateFunctions::lastDay).taking(1, 1));
        functions.put("add_months", ((SqlFunction) DateFunctions::addMonths).taking(2, 2));
    }

    private static Fragment toDate(List<Fragment> arguments, Conversions to) throws SuiteQlException {
        Fragment text = arguments.get(0);
        if (text.kind() != Kind.TEXT && text.kind() != Kind.NULL) {
            throw SuiteQlException.unsupported();
        }
        String format = constant(arguments.get(1));
        DateFormatModel model = model(format);
        if (text.constant() instanceof String constant) {
            try {
                return Fragment.date(DateTextReader.read(constant, model));
            } catch (DateTimeException e) {
                throw SuiteQlException.unsupported(e);
            }
        }
        return Fragment.of(
                "NS_TODATE(" + text.sql() + ", " + Fragment.text(format).sql() + ")", Kind.DATE);
    }

    private static Fragment toChar(List<Fragment> arguments, Conversions to) throws SuiteQlException {
        Fragment value = arguments.get(0);
        if (arguments.size() == 1) {
            return Fragment.of(to.text(value), Kind.TEXT);
        }
        String date = to.date(value);
        String format = constant(arguments.get(1));
        DateFormatModel model = model(format);
        Fragment text =
                Fragment.of("NS_TOCHAR(" + date + ", " + Fragment.text(format).sql() + ")", Kind.TEXT);
        return model.sortable() ? text.orderedAs(new Fragment.Ordered(date, model)) : text;
    }

    /** Only what has a zone can be put into UTC. */
    private static Fragment utc(List<Fragment> arguments, Conversions to) throws SuiteQlException {
        Fragment value = arguments.get(0);
        if (value.kind() != Kind.INSTANT) {
            throw SuiteQlException.unsupported();
        }
        return Fragment.of(value.sql(), Kind.DATE);
    }

    private static Fragment truncated(List<Fragment> arguments, Conversions to) throws SuiteQlException {
        Fragment value = arguments.get(0);
        if (value.kind() != Kind.DATE && value.kind() != Kind.INSTANT) {
            return Functions.numbers("TRUNCATE", arguments, to);
        }
        String unit = arguments.size() > 1 ? constant(arguments.get(1)) : "DD";
        return Fragment.of(
                "NS_TRUNC(" + to.date(value) + ", " + Fragment.text(unit).sql() + ")", Kind.DATE);
    }

    private static Fragment lastDay(List<Fragment> arguments, Conversions to) throws SuiteQlException {
        return Fragment.of("NS_LASTDAY(" + to.date(arguments.get(0)) + ")", Kind.DATE);
    }

    private static Fragment addMonths(List<Fragment> arguments, Conversions to) throws SuiteQlException {
        return Fragment.of(
                "NS_ADDMONTHS(" + to.date(arguments.get(0)) + ", " + to.number(arguments.get(1)) + ")", Kind.DATE);
    }

    private static String constant(Fragment fragment) throws SuiteQlException {
        if (fragment.constant() instanceof String text) {
            return text;
        }
        throw SuiteQlException.unsupported();
    }

    private static DateFormatModel model(String format) throws SuiteQlException {
        try {
            return DateFormatModel.of(format);
        } catch (DateTimeException e) {
            throw SuiteQlException.unsupported(e);
        }
    }
}
