package io.fundsledger.cli.rest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Reads the log of a ledger; goes on where it was while the service is away. */
public final class LogClient implements AutoCloseable {

    private final URI service;
    private final PatientConnections connections;
    private final Duration patience;
    private final Waiting waiting = new Waiting();

    /** @param patience how long one request is repeated before the service counts as gone */
    public LogClient(URI service, Duration patience) {
        this.service = service;
        this.connections = new PatientConnections(service, patience);
        this.patience = patience;
    }

    /** Is given the lines of a stretch of the log as a stream, which may break off. */
    public interface Lines {

        /** The position that the stream is to begin with. */
        long from();

        /** Reads the stream to its end; {@link #from} is then what comes after the last line read, also if it breaks off. */
        void read(InputStream lines) throws IOException;
    }

    public LedgerLog log() throws InterruptedException {
        return connections.send(Request.get(service.resolve("/v1/log"), Map.of()), LedgerLog.class);
    }

    /** Reads a partition up to a position, however often the connection breaks off on the way. */
    public void partition(int partition, long to, Lines lines) throws InterruptedException {
        var limit = new Patience(service, patience, waiting);
        while (lines.from() <= to) {
            var from = lines.from();
            try (var response = StreamedResponse.open(stretch(partition, from, to))) {
                if (PatientConnections.asksToComeAgain(response.status())) {
                    limit.pause(response.refused().toString());
                } else if (response.status() == 200) {
                    lines.read(response.body());
                    requireMore(lines, from, partition);
                } else {
                    throw new UnexpectedAnswerException(service, response.refused());
                }
            } catch (IOException away) {
                limit = lines.from() > from ? new Patience(service, patience, waiting) : limit;
                limit.pause(away.toString());
            }
        }
    }

    /** A log does not get shorter: this one is not the one whose heads were asked for. */
    private void requireMore(Lines lines, long from, int partition) {
        if (lines.from() == from) {
            throw new UnexpectedAnswerException(
                    service, new Refused(200, "the log ends before position %d:%d".formatted(partition, from), ""));
        }
    }

    private Request stretch(int partition, long from, long to) {
        var path = "/v1/log/%d?fromPosition=%d&toPosition=%d".formatted(partition, from, to);
        return Request.get(service.resolve(path), Map.of());
    }

    @Override
    public void close() {
        connections.close();
    }
}
