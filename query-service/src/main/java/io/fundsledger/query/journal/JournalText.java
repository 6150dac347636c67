package io.fundsledger.query.journal;

import io.fundsledger.events.money.Currency;
import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a journal in hledger's format; every name that it uses is declared, so that the strict checks pass. */
final class JournalText {

    private final Writer out;
    private @Nullable UUID account;
    private long transactions;

    JournalText(Writer out) {
        this.out = out;
    }

    void begin(JournalCut cut, JournalFilter filter) throws IOException {
        var ledger = cut.head();
        line("; The journal of ledger " + (ledger.ledgerId() == null ? "(nothing recorded yet)" : ledger.ledgerId()));
        line("; with everything up to these positions: " + cut.positions().header());
        if (!filter.equals(new JournalFilter(null, null, null))) {
            line("; of which only" + only("account", filter.accountId()) + only("from", filter.from())
                    + only("to", filter.to()));
        }
        line("; A transaction is dated BOOKED=VALUE; its code is the entry's id, the account's version.");
        line("");
        line("decimal-mark .");
        line("");
        for (var commodity : ledger.accounts().stream()
                .map(LedgerAccount::currency)
                .distinct()
                .toList()) {
            line("commodity " + sample(commodity) + " " + commodity.code());
        }
        line("");
        for (var declared : ledger.accounts()) {
            line("account " + declared.name() + "  ; type:" + declared.type());
        }
    }

    private static String only(String what, @Nullable Object value) {
        return value == null ? "" : " " + what + " " + value;
    }

    /** An amount with the mark and the decimals that the currency has; hledger wants the mark even before no decimals. */
    private static String sample(Currency currency) {
        return "1000." + "0".repeat(currency.decimals());
    }

    void write(JournalEntry entry) throws IOException {
        line("");
        declare(entry);
        line(head(entry));
        line("    ; " + tags(entry));
        if (entry.details().reference() != null) {
            line("    ; reference:" + PlainText.ofTag(entry.details().reference()));
        }
        posting(LedgerAccount.of(entry.debited(), entry), entry.amount(), entry);
        posting(LedgerAccount.of(entry.credited(), entry), "-" + entry.amount(), entry);
        transactions++;
    }

    /** Before the first transaction of each customer's account. */
    private void declare(JournalEntry entry) throws IOException {
        if (!entry.accountId().equals(account)) {
            account = entry.accountId();
            line("account customers:" + entry.currency().code() + ":" + account);
            line("");
        }
    }

    private static String head(JournalEntry entry) {
        return "%s=%s * (%d) %s"
                .formatted(entry.bookingDate(), entry.valueDate(), entry.version(), description(entry.details()))
                .strip();
    }

    private static String description(JournalEntry.Details details) {
        return Stream.of(details.counterparty(), details.description())
                .filter(Objects::nonNull)
                .map(PlainText::ofDescription)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    private static String tags(JournalEntry entry) {
        var details = entry.details();
        var tags = new StringJoiner(", ");
        tags.add("event:" + entry.eventId());
        tags.add("position:" + entry.position());
        tags.add("kind:" + details.type());
        tag(tags, "category", details.category());
        tag(tags, "transfer", details.transferId());
        tag(tags, "reverses", details.reverses());
        return tags.toString();
    }

    private static void tag(StringJoiner tags, String name, @Nullable Object value) {
        if (value != null) {
            tags.add(name + ":" + PlainText.ofTag(value.toString()));
        }
    }

    private void posting(String ledgerAccount, String amount, JournalEntry entry) throws IOException {
        line("    " + ledgerAccount + "  " + amount + " " + entry.currency().code());
    }

    /** Whoever reads the last line knows that nothing is missing. */
    void end() throws IOException {
        line("");
        line("; transactions: " + transactions);
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
