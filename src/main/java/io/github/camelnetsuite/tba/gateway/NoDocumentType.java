package io.github.camelnetsuite.tba.gateway;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends a document before its parser sees that it declares a document type, which can only stand before the root. */
final class NoDocumentType extends FilterReader {

    private static final char NONE = 0;

    private In place = In.PROLOG;
    private char before = NONE;
    private char beforeThat = NONE;

    /** What the last character stood in. */
    private enum In {
        PROLOG,
        TAG,
        INSTRUCTION,
        DECLARATION,
        COMMENT_SIGN,
        COMMENT,
        ROOT
    }

    NoDocumentType(Reader document) {
        super(document);
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        if (character >= 0) {
            look((char) character);
        }
        return character;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        for (int i = offset; i < offset + got && place != In.ROOT; i++) {
            look(buffer[i]);
        }
        return got;
    }

    private void look(char character) {
        In was = place;
        place = switch (was) {
            case PROLOG -> character == '<' ? In.TAG : In.PROLOG;
            case TAG -> character == '?' ? In.INSTRUCTION : character == '!' ? In.DECLARATION : In.ROOT;
            case INSTRUCTION -> before == '?' && character == '>' ? In.PROLOG : In.INSTRUCTION;
            case DECLARATION -> commentOr(character);
            case COMMENT_SIGN -> In.COMMENT;
            case COMMENT -> beforeThat == '-' && before == '-' && character == '>' ? In.PROLOG : In.COMMENT;
            case ROOT -> In.ROOT;
        };
        // What opens something does not end it as well.
        beforeThat = place == was ? before : NONE;
        before = place == was ? character : NONE;
    }

    private static In commentOr(char character) {
        if (character != '-') {
            throw new MalformedAnswerException("The answer declares a document type, which NetSuite's never do");
        }
        return In.COMMENT_SIGN;
    }
}
