package io.github.camelnetsuite.tba.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends one request and gives back the answer to the byte, which no HTTP client does. */
final class RawClient {
    private static final String PASSING = "(?m)^(Date|X-N-OperationId|X-NetSuite-JobId): [^\r]+";

    private final Sandbox sandbox;

    RawClient(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** The whole answer, a character a byte, with date and ids blotted out. */
    String flat(String method, String path, String body, String... fields) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + sandbox.port()
                + "\r\nConnection: close\r\nContent-Length: " + content.length + "\r\n");
        for (int i = 0; i < fields.length; i += 2) {
            head.append(fields[i]).append(": ").append(fields[i + 1]).append("\r\n");
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(content);
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.replaceAll(PASSING, "$1: *");
        }
    }
}
