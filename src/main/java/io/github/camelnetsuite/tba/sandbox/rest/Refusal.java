package io.github.camelnetsuite.tba.sandbox.rest;

import io.github.camelnetsuite.tba.sandbox.Feature;

/** A request NetSuite refuses, as it goes into the error envelope (Oracle help, section_156570709583). */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;
    private final String queryParameter;
    private final String header;

    private Refusal(int status, String code, String detail, String queryParameter, String header) {
        super(detail);
        this.status = status;
        this.code = code;
        this.queryParameter = queryParameter;
        this.header = header;
    }

    public static Refusal of(int status, String code, String detail) {
        return new Refusal(status, code, detail, "", "");
    }

    static Refusal parameter(String name, String detail) {
        return new Refusal(400, "INVALID_PARAMETER", detail, name, "");
    }

    static Refusal parameter(String name, String code, String detail) {
        return new Refusal(400, code, detail, name, "");
    }

    static Refusal header(String name, String detail) {
        return new Refusal(400, "INVALID_HEADER", detail, "", name);
    }

    /** The role may not do this at all: a 400, not a 403. */
    static Refusal role() {
        return of(
                400,
                "USER_ERROR",
                "Your current role does not have permission to perform this action. Please contact your account"
                        + " administrator.");
    }

    /** The account has a feature switched off; the text is that of another feature's refusal. */
    static Refusal feature(Feature feature) {
        return of(
                403,
                "INSUFFICIENT_PERMISSION",
                "Enable the " + feature.label()
                        + " feature in Setup > Company > Enable Features to work with this service.");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    String queryParameter() {
        return queryParameter;
    }

    String header() {
        return header;
    }
}
