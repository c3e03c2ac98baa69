package io.github.camelnetsuite.tba.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What SuiteTalk says about one operation or one record (Oracle help, section_N3536574). Warnings do not make it fail.
 *
 * @param isSuccess whether it was done
 * @param details the reasons, empty where there are none
 */
public record SoapStatus(boolean isSuccess, List<Detail> details) {

    /** What is behind them tells no more. */
    private static final int MOST_DETAILS = 20;

    public SoapStatus {
        details = List.copyOf(details);
    }

    /**
     * One reason.
     *
     * @param code such as {@code RCRD_DSNT_EXIST}
     * @param message NetSuite's sentence, made safe for one line of a log
     */
    public record Detail(String code, String message) {}

    /** The element {@code status} that the cursor stands at. */
    public static SoapStatus read(XmlCursor xml) throws IOException {
        String success = xml.attribute("isSuccess");
        if (success == null || !List.of("true", "false", "1", "0").contains(success.strip())) {
            throw new MalformedAnswerException("The answer has a status that is neither success nor failure");
        }
        List<Detail> details = new ArrayList<>();
        xml.children(name -> {
            if (details.size() < MOST_DETAILS) {
                details.add(detail(xml));
            }
        });
        return new SoapStatus(success.strip().equals("true") || success.strip().equals("1"), details);
    }

    private static Detail detail(XmlCursor xml) throws IOException {
        String[] said = {"", ""};
        xml.children(name -> {
            switch (name) {
                case "code" -> said[0] = ServerText.oneLine(xml.text().strip());
                case "message" -> said[1] = ServerText.oneLine(xml.text().strip());
                default -> {}
            }
        });
        return new Detail(said[0], said[1]);
    }

    /** Whether one of the reasons has this code. */
    public boolean has(String code) {
        return details.stream().anyMatch(detail -> detail.code().equals(code));
    }

    /** What this means where it ends an exchange; it is turned into a {@link NetSuiteException} on its way. */
    public RuntimeException refusal() {
        return new ErrorAnswer(envelope());
    }

    ErrorEnvelope envelope() {
        return ErrorEnvelope.soap(
                "",
                "no reason given",
                details.stream()
                        .map(detail -> new ErrorEnvelope.Detail(detail.code(), detail.message(), ""))
                        .toList());
    }
}
