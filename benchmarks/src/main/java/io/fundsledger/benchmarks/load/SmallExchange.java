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

/** A connection without a thread, with at most one request under way, whose answer is small. */
final class SmallExchange implements AutoCloseable {

    private static final int LONGEST_ANSWER = 16 * 1024;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_END = STATUS_AT + 3;
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHUNKED = Pattern.compile("\r\ntransfer-encoding: *chunked", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAST = Pattern.compile("\r\nconnection: *close", Pattern.CASE_INSENSITIVE);
    private static final String HEAD_END = "\r\n\r\n";
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final URI origin;
    private final Selector selector;
    private final ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
    private SocketChannel channel;
    private boolean ended;
    private @Nullable Call call;
    private long sentAt;
    private long nanos;

    private SmallExchange(URI origin, Selector selector) throws IOException {
        this.origin = origin;
        this.selector = selector;
        this.channel = connected(origin);
    }

    /** Connects; from then on the selector knows it. */
    static void open(URI origin, Selector selector) throws IOException {
        var exchange = new SmallExchange(origin, selector);
        exchange.register();
    }

    private static SocketChannel connected(URI origin) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(origin.getHost(), origin.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel;
    }

    private void register() throws IOException {
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Of a connection that the other side has ended with its last answer, as it does after some requests. */
    private void connectAgain() throws IOException {
        channel.close();
        channel = connected(origin);
        register();
        ended = false;
    }

    void send(Call next) throws IOException {
        var request = ByteBuffer.wrap(next.request().bytes());
        call = next;
        sentAt = System.nanoTime();
        if (ended) {
            connectAgain();
        }
        channel.write(request);
        if (request.hasRemaining()) {
            throw new IOException("the connection does not take " + request.limit() + " bytes at once");
        }
    }

    /** Reads what is there; true when that makes the answer whole, and it is the expected one. */
    boolean isAnswered() throws IOException {
        var over = answer.hasRemaining() && channel.read(answer) < 0;
        if (over && call == null) {
            channel.close(); // by the other side, after its last answer: nothing more was asked
            ended = true;
            return false;
        }
        if (over || !answer.hasRemaining()) {
            throw new EOFException("an answer is too large, or the connection ended before it");
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
        var head = text.indexOf(HEAD_END) + HEAD_END.length();
        if (head < HEAD_END.length() || !isWhole(text, head)) {
            return false;
        }
        ended = LAST.matcher(text).region(0, head).find();
        asked.expectation().check(Integer.parseInt(text, STATUS_AT, STATUS_END, 10), text.substring(head));
        return true;
    }

    /** Whether the body is there, which begins behind the head. */
    private static boolean isWhole(String text, int head) throws IOException {
        var length = LENGTH.matcher(text).region(0, head);
        if (length.find()) {
            return text.length() - head >= Integer.parseInt(length.group(1));
        }
        if (!CHUNKED.matcher(text).region(0, head).find()) {
            throw new ProtocolException("an answer does not say where it ends: " + text);
        }
        return text.endsWith(LAST_CHUNK);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
