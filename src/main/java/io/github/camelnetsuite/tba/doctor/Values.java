package io.github.camelnetsuite.tba.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the form of the values tells, without them.
 *
 * @param flaws why they can't be right, each with its mend; NetSuite is not asked then
 * @param oddities what is unusual about some, and right all the same perhaps, by their options
 * @param corrections how they were read where they were pasted in an odd way, a sentence each
 * @param described what they are when all is well
 */
public record Values(List<String> flaws, Map<String, String> oddities, List<String> corrections, String described) {

    public Values {
        flaws = List.copyOf(flaws);
        oddities = new LinkedHashMap<>(oddities);
        corrections = List.copyOf(corrections);
    }

    Finding finding() {
        if (!flaws.isEmpty()) {
            return Finding.failed(
                    Check.VALUES,
                    "value-misshapen",
                    flaws.size() == 1 ? "one of them can't be right" : flaws.size() + " of them can't be right",
                    String.join(". ", flaws) + ".");
        }
        return Finding.passed(
                Check.VALUES,
                oddities.isEmpty()
                        ? described
                        : "there is nothing in them that can't be right, but not all is as usual",
                Stream.concat(corrections.stream(), oddities.values().stream()).collect(Collectors.joining(" ")));
    }
}
