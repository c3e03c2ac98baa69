package io.github.camelnetsuite.tba.gateway;

import io.github.camelnetsuite.tba.auth.TokenPassport;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An account's SuiteTalk SOAP service in one version, named as in its WSDL. No WSDL is loaded and no classes are made of
 * one. Each attempt of a request has a token passport of its own, as NetSuite wants it (Oracle help,
 * section_1509544929). Thread-safe.
 */
public final class NetSuitePort {

    private final Gateway gateway;
    private final Supplier<TokenPassport> passports;
    private final ApiVersion version;

    /** @param passports never the same one twice */
    public NetSuitePort(Gateway gateway, Supplier<TokenPassport> passports, ApiVersion version) {
        this.gateway = gateway;
        this.passports = passports;
        this.version = version;
    }

    /**
     * Calls an operation.
     *
     * @param operation its name, which is that of the element in the body
     * @param header what stands in the header besides the passport
     * @param content what stands in the element of the operation
     * @param result collects the answer
     * @throws NetSuiteException whose type says what to do
     */
    public <T> Answer<T> call(
            String operation,
            SoapEnvelope.Part header,
            SoapEnvelope.Part content,
            Supplier<SoapReader.Result<T>> result)
            throws InterruptedException {
        return exchange(
                NetSuiteRequest.Login.BODY,
                operation,
                () -> SoapEnvelope.write(version, Optional.of(passports.get()), header, operation, content),
                result);
    }

    /** Calls an operation that anybody may, without saying who asks. */
    public <T> Answer<T> callUnsigned(
            String operation, SoapEnvelope.Part content, Supplier<SoapReader.Result<T>> result)
            throws InterruptedException {
        return exchange(
                NetSuiteRequest.Login.NONE,
                operation,
                () -> SoapEnvelope.write(version, Optional.empty(), SoapEnvelope.NOTHING, operation, content),
                result);
    }

    private <T> Answer<T> exchange(
            NetSuiteRequest.Login login,
            String operation,
            Supplier<String> envelope,
            Supplier<SoapReader.Result<T>> result)
            throws InterruptedException {
        return gateway.exchange(
                NetSuiteRequest.postSoap(version.path(), operation, login, envelope), new SoapReader<>(result));
    }
}
