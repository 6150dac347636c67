package io.fundsledger.cli.rest;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request that may be sent any number of times. */
public record Request(String method, URI target, Map<String, String> headers, String body) {

    public static Request get(URI target, Map<String, String> headers) {
        return new Request("GET", target, headers, "");
    }

    public static Request post(URI target, Map<String, String> headers, String json) {
        return new Request("POST", target, headers, json);
    }

    /** The whole message, as it goes over a connection. */
    public byte[] bytes() {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var message = new ByteArrayOutputStream(512 + content.length);
        message.writeBytes(head(content.length).getBytes(StandardCharsets.ISO_8859_1));
        message.writeBytes(content);
        return message.toByteArray();
    }

    private String head(int length) {
        var head = new StringBuilder(512);
        head.append(method).append(' ').append(pathAndQuery()).append(" HTTP/1.1\r\n");
        line(head, "Host", target.getRawAuthority());
        headers.forEach((name, value) -> line(head, name, value));
        if (length > 0) {
            line(head, "Content-Type", "application/json");
            line(head, "Content-Length", Integer.toString(length));
        }
        return head.append("\r\n").toString();
    }

    private String pathAndQuery() {
        return target.getRawQuery() == null ? target.getRawPath() : target.getRawPath() + "?" + target.getRawQuery();
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
