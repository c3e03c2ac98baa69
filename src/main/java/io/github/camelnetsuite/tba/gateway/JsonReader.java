package io.github.camelnetsuite.tba.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Strict JSON in UTF-8: no byte order mark, no duplicate keys, nothing behind the value, bounded depth and length, every
 * digit kept. NetSuite's error body is an error, under whatever status it comes.
 */
public final class JsonReader implements AnswerReader<JsonNode> {

    private static final int LONGEST_TEXT = 4_000_000;
    private static final int DEEPEST_NESTING = 100;

    private static final ObjectReader READER = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_TEXT)
                            .maxNestingDepth(DEEPEST_NESTING)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Who handed the stream in closes it: he still has to see that its end has come.
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .configure(JsonFactory.Feature.CHARSET_DETECTION, false)
                    // The excerpt in a parser's message could be somebody's data.
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    @Override
    public JsonNode read(InputStream body) throws IOException {
        JsonNode value = parse(body);
        ErrorEnvelope.in(value).ifPresent(envelope -> {
            throw new ErrorAnswer(envelope);
        });
        return value;
    }

    /** Any JSON, error bodies too. */
    JsonNode parse(InputStream body) throws IOException {
        try {
            JsonNode value = READER.readTree(body);
            if (value.isMissingNode()) {
                throw new MalformedAnswerException("The answer is empty where JSON should be");
            }
            return value;
        } catch (JsonEOFException e) {
            throw new EOFException("the JSON ends in the middle");
        } catch (JsonProcessingException e) {
            // Jackson quotes the offending token, which may be data: say where, not what.
            throw new MalformedAnswerException(
                    "The answer is no usable JSON (at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")");
        }
    }
}
