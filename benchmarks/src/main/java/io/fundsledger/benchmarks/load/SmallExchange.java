package io.fundsledger.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A connection without a thread, with at most one request under way, whose answer says how long it is. */
final class SmallExchange implements AutoCloseable {

    private static final int LONGEST_ANSWER = 16 * 1024;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_END = STATUS_AT + 3;
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final String HEAD_END = "\r\n\r\n";

    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
    private @Nullable Call call;
    private long sentAt;
    private long nanos;

    private SmallExchange(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects; from then on the selector knows it. */
    static void open(URI origin, Selector selector) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(origin.getHost(), origin.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new SmallExchange(channel));
    }

    void send(Call next) throws IOException {
        var request = ByteBuffer.wrap(next.request().bytes());
        call = next;
        sentAt = System.nanoTime();
        channel.write(request);
        if (request.hasRemaining()) {
            throw new IOException("the connection does not take " + request.limit() + " bytes at once");
        }
    }

    /** Reads what is there; true when that makes the answer whole, and it is the expected one. */
    boolean isAnswered() throws IOException {
        if (channel.read(answer) < 0) {
            throw new EOFException("the connection ended before an answer");
        }
        if (call == null || !isWhole(call)) {
            return false;
        }
        nanos = System.nanoTime() - sentAt;
        call = null;
        answer.clear();
        return true;
    }

    /** How long the last answer took. */
    long nanos() {
        return nanos;
    }

    private boolean isWhole(Call asked) throws IOException {
        var text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
        var head = text.indexOf(HEAD_END);
        if (head < 0) {
            return false;
        }
        var body = text.substring(head + HEAD_END.length());
        if (body.length() < length(text)) {
            return false;
        }
        asked.expectation().check(Integer.parseInt(text, STATUS_AT, STATUS_END, 10), body);
        return true;
    }

    private static int length(String answer) throws IOException {
        var found = LENGTH.matcher(answer);
        if (!found.find()) {
            throw new ProtocolException("an answer does not say how long it is: " + answer);
        }
        var length = Integer.parseInt(found.group(1));
        if (length > LONGEST_ANSWER / 2) {
            throw new ProtocolException("an answer of " + length + " bytes");
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
