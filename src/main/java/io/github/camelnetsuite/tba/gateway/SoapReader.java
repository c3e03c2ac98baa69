package io.github.camelnetsuite.tba.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * A SOAP 1.1 envelope with the answer to one SuiteTalk operation, read as it streams in. A fault, or a status that is
 * no success, is an error under whatever HTTP status it comes (Oracle help, section_N3536574).
 */
public final class SoapReader<T> implements AnswerReader<T> {

    /** Whole records are long, but of each only what was asked for is kept. */
    private static final long LARGEST = 128L << 20;

    private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";

    private final Supplier<Result<T>> results;

    /** What an operation answers, collected element by element. */
    public interface Result<T> {

        /** A child of the result other than its status, which is known to be good before {@link #value}. */
        void child(String name, XmlCursor xml) throws IOException;

        /**
         * All of it, once it has been read.
         *
         * @throws MalformedAnswerException when it does not fit together
         */
        T value();
    }

    /** @param results a new collector for each answer, since an exchange may have several attempts */
    public SoapReader(Supplier<Result<T>> results) {
        this.results = results;
    }

    @Override
    public String format() {
        return "xml";
    }

    @Override
    public long largest() {
        return LARGEST;
    }

    @Override
    public T read(InputStream body) throws IOException {
        XmlCursor xml = XmlCursor.open(body);
        requireEnvelope(xml);
        Operation<T> operation = new Operation<>(results.get());
        xml.children(part -> {
            if (part.equals("Body")) {
                xml.children(name -> operation.read(name, xml));
            }
        });
        xml.finish();
        return operation.value();
    }

    static void requireEnvelope(XmlCursor xml) {
        if (!xml.name().equals(new QName(ENVELOPE, "Envelope"))) {
            throw new MalformedAnswerException("The answer is XML, but no SOAP envelope");
        }
    }

    /** The element in the body: a fault, or a response that holds one result, whatever the two are called. */
    private static final class Operation<T> {

        private final Result<T> result;
        private @Nullable ErrorEnvelope error;
        private boolean succeeded;
        private boolean seen;

        Operation(Result<T> result) {
            this.result = result;
        }

        void read(String name, XmlCursor xml) throws IOException {
            if (name.equals("Fault")) {
                error = SoapFault.read(xml);
                return;
            }
            if (seen) {
                throw new MalformedAnswerException("The answer has two responses, so it is none to one request");
            }
            seen = true;
            xml.children(ignored -> xml.children(part -> {
                if (part.equals("status")) {
                    status(xml);
                } else {
                    result.child(part, xml);
                }
            }));
        }

        private void status(XmlCursor xml) throws IOException {
            SoapStatus status = SoapStatus.read(xml);
            succeeded = status.isSuccess();
            if (!succeeded) {
                error = status.envelope();
            }
        }

        T value() {
            if (error != null) {
                throw new ErrorAnswer(error);
            }
            if (!succeeded) {
                throw new MalformedAnswerException("The answer has no status, so it is no result");
            }
            return result.value();
        }
    }
}
