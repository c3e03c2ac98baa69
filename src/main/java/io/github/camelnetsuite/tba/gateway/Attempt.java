package io.github.camelnetsuite.tba.gateway;

/**
 * One sending of a request; its text stands in every error.
 *
 * @param request what is sent
 * @param host where to
 * @param number counted from 1
 * @param of how many there may be
 */
record Attempt(NetSuiteRequest request, String host, int number, int of) {

    @Override
    public String toString() {
        return request + " on " + host + ", attempt " + number + " of " + of;
    }
}
