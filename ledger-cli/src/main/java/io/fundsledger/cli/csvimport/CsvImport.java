package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.csvimport.CsvLine.Bad;
import io.fundsledger.cli.csvimport.CsvLine.Row;
import io.fundsledger.cli.rest.Answer;
import io.fundsledger.cli.rest.Command;
import io.fundsledger.cli.rest.LedgerClient;
import io.fundsledger.cli.rest.OpenAccount;
import io.fundsledger.cli.rest.Recorded;
import io.fundsledger.cli.rest.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file's rows in batches: an account is opened at its first row, and each row is one command under the row's own
 * reference as its key, so that sending the same file again changes nothing.
 */
final class CsvImport {

    private final LedgerClient ledger;
    private final @Nullable String overdraftLimit;
    private final ImportReport report;
    private final Map<String, ImportedAccount> accounts = new ConcurrentHashMap<>();

    CsvImport(LedgerClient ledger, @Nullable String overdraftLimit, ImportReport report) {
        this.ledger = ledger;
        this.overdraftLimit = overdraftLimit;
        this.report = report;
    }

    /** @param rows how many a request holds at most */
    void send(Iterable<CsvLine> lines, int inFlight, int rows, ImportProgress progress) throws InterruptedException {
        try (var batches = new RowBatches(inFlight, rows, batch -> {
            book(batch);
            batch.forEach(row -> progress.done());
        })) {
            for (var line : lines) {
                switch (line) {
                    case Row row -> batches.add(row);
                    case Bad bad -> {
                        report.bad(bad);
                        progress.done();
                    }
                }
            }
            batches.await();
        }
    }

    Collection<ImportedAccount> accounts() {
        return accounts.values();
    }

    private void book(List<Row> rows) throws InterruptedException {
        var steps = rows.stream().flatMap(this::steps).toList();
        var answers = ledger.send(steps.stream().map(Step::command).toList());
        for (var i = 0; i < steps.size(); i++) {
            report(steps.get(i), answers.get(i));
        }
    }

    /** What a row asks for: its booking, after the opening of its account if it is the first of that. */
    private Stream<Step> steps(Row row) {
        var known = accounts.get(row.account());
        if (known != null) {
            return Stream.of(booking(known, row));
        }
        // Rows of one account are never handled side by side, so nobody else opens it meanwhile.
        var account = new ImportedAccount(row.account(), row.booking().currency());
        accounts.put(account.number(), account);
        return Stream.of(opening(account, row), booking(account, row));
    }

    private Step opening(ImportedAccount account, Row row) {
        var body = new OpenAccount(
                account.ownerId().toString(), account.currency(), overdraftLimit, account.id(), account.number());
        return new Step(account, row, true, Command.open(body, "open:" + account.number()));
    }

    private static Step booking(ImportedAccount account, Row row) {
        return new Step(
                account,
                row,
                false,
                switch (row.direction()) {
                    case DEPOSIT -> Command.deposit(account.id(), row.booking(), row.reference());
                    case WITHDRAWAL -> Command.withdraw(account.id(), row.booking(), row.reference());
                });
    }

    private void report(Step step, Answer answer) {
        switch (answer) {
            case Refused refused when step.opens -> report.notOpened(step.row, refused);
            case Refused refused -> report.refused(step.row, refused);
            case Recorded recorded when step.opens -> report.opened(recorded);
            case Recorded recorded -> {
                step.account.recorded(recorded, step.row);
                report.booked(step.row, recorded);
            }
        }
    }

    private record Step(ImportedAccount account, Row row, boolean opens, Command command) {}
}
