package io.github.camelnetsuite.tba.sandbox.suiteql;

import java.util.List;

/** How one of SuiteQL's functions is written for the database; its arguments are written already. */
@FunctionalInterface
interface SqlFunction {
    Fragment write(List<Fragment> arguments, Conversions to) throws SuiteQlException;

    /** This function, refused unless it has {@code least} to {@code most} arguments. */
    default SqlFunction taking(int least, int most) {
        return (arguments, to) -> {
            if (arguments.size() < least || arguments.size() > most) {
                throw SuiteQlException.unsupported();
            }
            return write(arguments, to);
        };
    }
}
