package io.fundsledger.cli.rest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A connection to a service that is kept open from one request to the next. */
final class Connection implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int ANSWER_TIMEOUT_MILLIS = 30_000;
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Socket socket = new Socket();
    private final InputStream in;

    Connection(URI origin) throws IOException {
        try {
            socket.connect(new InetSocketAddress(origin.getHost(), port(origin)), CONNECT_TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(ANSWER_TIMEOUT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static int port(URI origin) {
        return origin.getPort() < 0 ? 80 : origin.getPort();
    }

    Response exchange(Request request) throws IOException {
        socket.getOutputStream().write(request.bytes());
        return Response.read(in);
    }

    /** The answer up to its body, which the caller reads; nothing else can be sent meanwhile. */
    StreamedResponse stream(Request request) throws IOException {
        socket.getOutputStream().write(request.bytes());
        var head = Response.readHead(in);
        return StreamedResponse.of(this, head, head.bodyOf(in));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Nothing more is wanted of it.
        }
    }
}
