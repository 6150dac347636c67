package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.csvimport.CsvLine.Bad;
import io.fundsledger.cli.csvimport.CsvLine.Row;
import io.fundsledger.cli.rest.Answer;
import io.fundsledger.cli.rest.LedgerClient;
import io.fundsledger.cli.rest.OpenAccount;
import io.fundsledger.cli.rest.Recorded;
import io.fundsledger.cli.rest.Refused;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file's rows: an account is opened at its first row, and each row is one command under the row's own
 * reference as its key, so that sending the same file again changes nothing.
 */
final class CsvImport {

    private static final int ROWS_READ_AHEAD = 20_000;

    private final LedgerClient ledger;
    private final @Nullable String overdraftLimit;
    private final ImportReport report;
    private final Map<String, ImportedAccount> accounts = new ConcurrentHashMap<>();

    CsvImport(LedgerClient ledger, @Nullable String overdraftLimit, ImportReport report) {
        this.ledger = ledger;
        this.overdraftLimit = overdraftLimit;
        this.report = report;
    }

    void send(Iterable<CsvLine> lines, int inFlight, ImportProgress progress) throws InterruptedException {
        try (var queues = new AccountQueues(inFlight, ROWS_READ_AHEAD, row -> {
            book(row);
            progress.done();
        })) {
            for (var line : lines) {
                switch (line) {
                    case Row row -> queues.add(row);
                    case Bad bad -> {
                        report.bad(bad);
                        progress.done();
                    }
                }
            }
            queues.await();
        }
    }

    Collection<ImportedAccount> accounts() {
        return accounts.values();
    }

    private void book(Row row) throws InterruptedException {
        var account = accounts.get(row.account());
        if (account == null) {
            account = open(row);
        }
        switch (send(account, row)) {
            case Refused refused -> report.refused(row, refused);
            case Recorded recorded -> {
                account.recorded(recorded, row.balanceAfter());
                report.booked(row, recorded);
            }
        }
    }

    // The queue lets one row of an account through at a time, so nobody else opens it meanwhile.
    private ImportedAccount open(Row row) throws InterruptedException {
        var account = new ImportedAccount(row.account(), row.booking().currency());
        var command = new OpenAccount(
                account.ownerId().toString(), account.currency(), overdraftLimit, account.id(), account.number());
        switch (ledger.open(command, "open:" + account.number())) {
            case Refused refused -> report.notOpened(row, refused);
            case Recorded recorded -> report.opened(recorded);
        }
        accounts.put(account.number(), account);
        return account;
    }

    private Answer send(ImportedAccount account, Row row) throws InterruptedException {
        return switch (row.direction()) {
            case DEPOSIT -> ledger.deposit(account.id(), row.booking(), row.reference());
            case WITHDRAWAL -> ledger.withdraw(account.id(), row.booking(), row.reference());
        };
    }
}
