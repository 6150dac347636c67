package io.fundsledger.command.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Requests that no decent client would send. */
final class RawHttp {

    private RawHttp() {}

    /** Sends a request whose first line is given without its protocol; returns the whole answer. */
    static String send(int port, String methodAndTarget, String... headerLines) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            var request = methodAndTarget + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nIdempotency-Key: k\r\n"
                    + String.join("", headerLines) + "\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException failure) {
            throw new AssertionError("no answer", failure);
        }
    }

    static int statusOf(int port, String methodAndTarget) {
        return Integer.parseInt(send(port, methodAndTarget).split(" ", 3)[1]);
    }
}
