package io.fundsledger.cli.verifying;

import static java.util.stream.Collectors.toMap;

import io.fundsledger.cli.logfile.LogScope;
import io.fundsledger.cli.rest.LedgerLog;
import io.fundsledger.cli.rest.LogClient;
import io.fundsledger.cli.rest.UnexpectedAnswerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * The log of a running ledger, up to where it went when it was asked for; {@link #extend} moves that on. It throws
 * ServiceUnavailableException where the ledger is away for too long.
 */
final class LiveLog implements LogSource {

    private final LogClient client;
    private final VerifiedLog log;
    private final Map<Integer, Landmark> heads;
    private final Map<Integer, Long> ends = new HashMap<>();

    private LiveLog(LogClient client, LedgerLog ledger) {
        this.client = client;
        this.log = new VerifiedLog(ledger.ledgerId(), ledger.partitions(), new LogScope.All());
        this.heads = ledger.heads().stream()
                .collect(toMap(
                        LedgerLog.Head::partition, head -> new Landmark(head.position(), head.hash(), "the ledger")));
        heads.forEach((partition, head) -> ends.put(partition, head.position()));
    }

    /** Asks how far the log goes. */
    static LiveLog of(LogClient client) throws InterruptedException {
        return new LiveLog(client, client.log());
    }

    @Override
    public VerifiedLog log() {
        return log;
    }

    @Override
    public Progress.Unit unit() {
        return Progress.Unit.EVENTS;
    }

    @Override
    public void read(Map<Integer, ? extends LineSink> sinks, Progress progress)
            throws IOException, InterruptedException {
        var parts = new ArrayList<SideBySide.Work>();
        sinks.forEach((partition, sink) -> {
            var end = end(partition);
            progress.expect(end);
            parts.add(() -> read(partition, end, sink, new LiveLines(sink, 1, progress)));
        });
        SideBySide.run(parts);
    }

    private long end(int partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /** Reads on to a position that the log has come to meanwhile. */
    void extend(int partition, long to, LineSink sink) throws InterruptedException {
        read(partition, to, sink, new LiveLines(sink, end(partition) + 1, Progress.NONE));
        ends.put(partition, to);
    }

    private void read(int partition, long to, LineSink sink, LiveLines lines) throws InterruptedException {
        try {
            client.partition(partition, to, lines);
        } catch (UnexpectedAnswerException refused) {
            readOneByOne(partition, to, sink, lines);
        }
    }

    /** The ledger refuses the whole page in which it cannot tell an event: those before it are asked for by themselves. */
    private void readOneByOne(int partition, long to, LineSink sink, LiveLines lines) throws InterruptedException {
        try {
            while (lines.from() <= to) {
                client.partition(partition, lines.from(), lines);
            }
        } catch (UnexpectedAnswerException refused) {
            sink.missing("the ledger cannot tell this event: " + refused.getMessage());
        }
    }

    @Override
    public Map<Integer, Landmark> heads() {
        return heads;
    }

    @Override
    public void close() {
        client.close();
    }
}
