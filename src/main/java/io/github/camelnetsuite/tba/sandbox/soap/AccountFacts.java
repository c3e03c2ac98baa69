package io.github.camelnetsuite.tba.sandbox.soap;

import io.github.camelnetsuite.tba.sandbox.SandboxSettings;
import io.github.camelnetsuite.tba.sandbox.SoapSettings;
import io.github.camelnetsuite.tba.sandbox.http.HttpAnswer;
import java.time.Instant;
import java.util.Locale;

/** {@code getServerTime} and {@code getDataCenterUrls} (Oracle help, section_N3494684). */
final class AccountFacts {
    private final SoapAnswers answers;
    private final SandboxSettings settings;
    private final String accountId;

    AccountFacts(SoapAnswers answers, SandboxSettings settings, String accountId) {
        this.answers = answers;
        this.settings = settings;
        this.accountId = accountId;
    }

    HttpAnswer serverTime(SoapRequest request, String id, Instant now) {
        Version version = request.version();
        return answers.answer(version, id, xml -> {
            xml.open("getServerTimeResponse", "xmlns", version.messages())
                    .open("platformCore:getServerTimeResult", "xmlns:platformCore", version.core());
            SoapAnswers.success(xml);
            xml.text("platformCore:serverTime", SoapTime.text(now))
                    .close("platformCore:getServerTimeResult")
                    .close("getServerTimeResponse");
        });
    }

    /** This account's are the sandbox's own address; any other account's are the general hosts, as NetSuite answers. */
    HttpAnswer dataCenterUrls(SoapRequest request, String id) {
        Version version = request.version();
        String account = request.operation()
                .first(version.messages(), "account")
                .map(element -> element.text().strip())
                .orElse("");
        String result = settings.soap().dataCenterUrls() == SoapSettings.DataCenterUrls.RESULT
                ? "platformCore:getDataCenterUrlsResult"
                : "platformCore:getDataCenterUrlsReturn";
        return answers.answer(version, id, xml -> {
            xml.open("getDataCenterUrlsResponse", "xmlns", version.messages())
                    .open(result, "xmlns:platformCore", version.core());
            if (account.isEmpty()) {
                SoapAnswers.failure(xml, new StatusError("DATA_REQD", "The account is required."));
            } else {
                SoapAnswers.success(xml);
                urls(xml, account, "http://" + request.http().field("Host").orElse(""));
            }
            xml.close(result).close("getDataCenterUrlsResponse");
        });
    }

    private void urls(Markup xml, String account, String here) {
        boolean known = account.replace('-', '_').toUpperCase(Locale.ROOT).equals(accountId);
        xml.open("platformCore:dataCenterUrls")
                .text("platformCore:restDomain", known ? here : "https://rest.netsuite.com")
                .text("platformCore:webservicesDomain", known ? here : "https://webservices.netsuite.com")
                .text("platformCore:systemDomain", known ? here : "https://system.netsuite.com")
                .close("platformCore:dataCenterUrls");
    }
}
