package io.github.camelnetsuite.tba.doctor;

import java.util.List;

/**
 * What the form of the values tells, without them.
 *
 * @param flaws why they can't be right, each with its mend; NetSuite is not asked then
 * @param oddities what is unusual about them, and right all the same perhaps
 * @param described what they are when all is well
 */
public record Values(List<String> flaws, List<String> oddities, String described) {

    public Values {
        flaws = List.copyOf(flaws);
        oddities = List.copyOf(oddities);
    }

    Finding finding() {
        if (!flaws.isEmpty()) {
            return Finding.failed(
                    Check.VALUES,
                    "value-misshapen",
                    flaws.size() == 1 ? "one of them can't be right" : flaws.size() + " of them can't be right",
                    String.join(". ", flaws) + ".");
        }
        return Finding.passed(Check.VALUES, described, String.join(" ", oddities));
    }
}
