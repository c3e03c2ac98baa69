package io.github.camelnetsuite.tba.source;

/**
 * About how many requests something takes.
 *
 * @param from the fewest to reckon with
 * @param to the most
 */
public record RequestRange(long from, long to) {

    public RequestRange {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("There are no " + from + " to " + to + " requests");
        }
    }

    /** So many and no other number. */
    public static RequestRange exactly(long requests) {
        return new RequestRange(requests, requests);
    }

    /** This and another one, one after the other. */
    public RequestRange plus(RequestRange other) {
        return new RequestRange(from + other.from, to + other.to);
    }
}
