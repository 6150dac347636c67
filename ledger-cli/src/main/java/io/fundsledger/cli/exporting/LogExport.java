package io.fundsledger.cli.exporting;

import io.fundsledger.cli.logfile.LineInput;
import io.fundsledger.cli.logfile.LogFileEnd;
import io.fundsledger.cli.logfile.LogFileWriter;
import io.fundsledger.cli.logfile.LogScope;
import io.fundsledger.cli.rest.LedgerLog;
import io.fundsledger.cli.rest.LogClient;
import io.fundsledger.events.EventLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Copies a log to a file, up to where it was when the export began: the heads of that moment are the cut, so that what is
 * recorded meanwhile does not matter, and the file has a command's events all or not at all. Each event's place in the
 * chain is checked on the way.
 */
final class LogExport {

    private final LogClient client;
    private final LedgerLog log;
    private final LogScope scope;
    private final ExportProgress progress;

    LogExport(LogClient client, LedgerLog log, LogScope scope, ExportProgress progress) {
        this.client = client;
        this.log = log;
        this.scope = scope;
        this.progress = progress;
    }

    LogFileEnd writeTo(LogFileWriter file) throws IOException, InterruptedException {
        for (var head : log.heads()) {
            if (scope.needs(head.partition(), log.partitions())) {
                var partition = new Copy(file, head.partition());
                client.partition(head.partition(), head.position(), partition);
                partition.chain.requireHash(head.hash());
            }
        }
        return file.end();
    }

    /** How far a partition is copied. */
    private final class Copy implements LogClient.Lines {
        private final LogFileWriter file;
        private final PartitionChain chain;

        Copy(LogFileWriter file, int partition) {
            this.file = file;
            this.chain = new PartitionChain(log.ledgerId(), partition, log.partitions());
        }

        @Override
        public long from() {
            return chain.position() + 1;
        }

        @Override
        public void read(InputStream body) throws IOException {
            try (var lines = new LineInput(body)) {
                for (var line = lines.next(); line != null; line = lines.next()) {
                    copy(line);
                }
            }
        }

        /** That the file cannot be written is not to be taken for the service being away. */
        private void copy(byte[] line) {
            var event = EventLine.read(line);
            chain.add(event);
            try {
                if (scope.holds(event.partition(), event.accountId())) {
                    file.write(event, line);
                }
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
            progress.done();
        }
    }
}
