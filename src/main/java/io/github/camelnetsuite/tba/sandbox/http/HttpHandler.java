package io.github.camelnetsuite.tba.sandbox.http;

/** Answers requests; called from many threads at once. */
@FunctionalInterface
public interface HttpHandler {
    HttpAnswer answer(HttpRequest request) throws Exception;
}
