package io.github.camelnetsuite.tba.gateway;

/**
 * One sending of a request; its text stands in every error.
 *
 * @param request what is sent
 * @param host where to
 * @param number counted from 1
 * @param of how many there may be; 0 where that is somebody else's to count
 * @param advice for when its login is refused
 */
record Attempt(NetSuiteRequest request, String host, int number, int of, LoginAdvice advice) {

    Attempt(NetSuiteRequest request, String host, int number, int of) {
        this(request, host, number, of, UsualAdvice.TBA);
    }

    @Override
    public String toString() {
        return request + " on " + host + (of == 0 ? "" : ", attempt " + number + " of " + of);
    }
}
