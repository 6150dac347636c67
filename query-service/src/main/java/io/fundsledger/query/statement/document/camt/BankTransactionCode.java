package io.fundsledger.query.statement.document.camt;

import io.fundsledger.query.statement.document.StatementEntry;
import java.util.Map;

/** What kind of entry it is, in the words of ISO 20022's external code list; all of it is of the domain of payments. */
record BankTransactionCode(String family, String subFamily) {

    static final String DOMAIN = "PMNT";

    private static final Map<String, BankTransactionCode> CREDITS = Map.of(
            "cash", new BankTransactionCode("CNTR", "CDPT"),
            "card", new BankTransactionCode("MCRD", "OTHR"),
            "transfer", new BankTransactionCode("RCDT", "OTHR"));
    private static final Map<String, BankTransactionCode> DEBITS = Map.of(
            "cash", new BankTransactionCode("CNTR", "CWDL"),
            "card", new BankTransactionCode("CCRD", "POSD"),
            "transfer", new BankTransactionCode("ICDT", "OTHR"));
    private static final BankTransactionCode OTHER_CREDIT = new BankTransactionCode("MCOP", "OTHR");
    private static final BankTransactionCode OTHER_DEBIT = new BankTransactionCode("MDOP", "OTHR");

    static BankTransactionCode of(StatementEntry entry) {
        return switch (entry.type()) {
            case "transfer-in" -> new BankTransactionCode("RCDT", "BOOK");
            case "transfer-out" -> new BankTransactionCode("ICDT", "BOOK");
            case "deposit", "withdrawal" -> ofChannel(entry);
            default -> other(entry); // captures, reversals
        };
    }

    private static BankTransactionCode ofChannel(StatementEntry entry) {
        var known = entry.isCredit() ? CREDITS : DEBITS;
        return entry.channel() == null ? other(entry) : known.getOrDefault(entry.channel(), other(entry));
    }

    private static BankTransactionCode other(StatementEntry entry) {
        return entry.isCredit() ? OTHER_CREDIT : OTHER_DEBIT;
    }
}
