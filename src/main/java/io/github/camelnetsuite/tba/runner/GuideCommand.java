package io.github.camelnetsuite.tba.runner;

import io.github.camelnetsuite.tba.auth.RolePermission.Way;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code guide}: what a vendor sends to the administrators of its customers' accounts. */
@Command(
        name = "guide",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Prints the set-up guide that a vendor sends to its customers: what to do in NetSuite, with the least"
                    + " permissions, and what to hand over.",
            "Sends nothing."
        })
final class GuideCommand implements Callable<Integer> {

    private static final int LONGEST_NAME = 200;

    @Option(names = "--transport", paramLabel = "T", description = "suiteql or soap: how the account will be read.")
    private String transport = "suiteql";

    @Option(
            names = "--authentication",
            paramLabel = "A",
            description = "tba (keys and tokens) or oauth2 (a certificate, which you send along; see keygen).")
    private String authentication = "tba";

    @Option(names = "--vendor", paramLabel = "NAME", description = "Who is to read the account.")
    private String vendor = "the vendor";

    @Option(names = "--format", paramLabel = "F", description = "markdown or html.")
    private String format = "markdown";

    @Option(names = "--deletions", description = "For routes with includeDeleted=true.")
    private boolean deletions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<GuidePart> guide = SetUpGuide.write(Way.of(transport, authentication), deletions, checkedVendor());
        String text =
                switch (format.strip().toLowerCase(Locale.ROOT)) {
                    case "markdown", "md" -> GuideMarkdown.of(guide);
                    case "html" -> GuideHtml.of(guide);
                    default ->
                        throw new IllegalArgumentException(
                                "Option --format is '" + format + "': give markdown or html");
                };
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
        return 0;
    }

    private String checkedVendor() {
        boolean printable = vendor.codePoints()
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                        || (c & 0xfffe) == 0xfffe);
        if (vendor.isBlank() || vendor.length() > LONGEST_NAME || !printable) {
            throw new IllegalArgumentException(
                    "Option --vendor takes a name in one line, of 1 to " + LONGEST_NAME + " characters");
        }
        return vendor.strip();
    }
}
