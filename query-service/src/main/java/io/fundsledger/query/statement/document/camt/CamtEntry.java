package io.fundsledger.query.statement.document.camt;

import static java.util.stream.Collectors.joining;

import io.fundsledger.query.statement.document.StatementEntry;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Writes the entries of a statement. Nothing of a text is lost: what is too long for its own element is whole in another. */
record CamtEntry(Elements xml, String currency) {

    private static final int LONGEST_REFERENCE = 35;
    private static final int LONGEST_NAME = 140;
    private static final int LONGEST_REMITTANCE = 140;
    private static final int LONGEST_INFORMATION = 500;

    void write(StatementEntry entry) throws XMLStreamException {
        xml.block("Ntry", () -> {
            xml.text("NtryRef", entry.entryId());
            xml.amount(entry.amount(), currency);
            if (entry.type().equals("reversal")) {
                xml.text("RvslInd", true);
            }
            xml.element("Sts", () -> xml.text("Cd", "BOOK"));
            xml.element("BookgDt", () -> xml.text("Dt", entry.bookingDate()));
            xml.element("ValDt", () -> xml.text("Dt", entry.valueDate()));
            xml.text("AcctSvcrRef", CamtText.compact(entry.eventId()));
            code(entry);
            xml.element("NtryDtls", () -> xml.element("TxDtls", () -> details(entry)));
            xml.text("AddtlNtryInf", CamtText.cut(information(entry), LONGEST_INFORMATION));
        });
    }

    private void code(StatementEntry entry) throws XMLStreamException {
        var code = BankTransactionCode.of(entry);
        xml.element("BkTxCd", () -> {
            xml.element("Domn", () -> {
                xml.text("Cd", BankTransactionCode.DOMAIN);
                xml.element("Fmly", () -> {
                    xml.text("Cd", code.family());
                    xml.text("SubFmlyCd", code.subFamily());
                });
            });
            xml.element("Prtry", () -> {
                xml.text("Cd", CamtText.cut(entry.type(), LONGEST_REFERENCE));
                xml.text("Issr", "Funds Ledger");
            });
        });
    }

    private void details(StatementEntry entry) throws XMLStreamException {
        xml.element("Refs", () -> {
            xml.text("AcctSvcrRef", CamtText.compact(entry.eventId()));
            if (isShort(entry.reference())) {
                xml.text("EndToEndId", entry.reference());
            }
            xml.text("TxId", entry.transferId() == null ? null : CamtText.compact(entry.transferId()));
        });
        xml.amount(entry.amount(), currency);
        parties(entry);
        remittance(entry);
        xml.text("AddtlTxInf", entry.reason() == null ? null : CamtText.cut(entry.reason(), LONGEST_INFORMATION));
    }

    /** Who is on the other side: the debtor of money that came in, the creditor of money that went out. */
    private void parties(StatementEntry entry) throws XMLStreamException {
        var name = entry.counterparty();
        var account = entry.otherAccountId();
        if ((name == null || name.isEmpty()) && account == null) {
            return;
        }
        var role = entry.isCredit() ? "Dbtr" : "Cdtr";
        xml.element("RltdPties", () -> {
            if (name != null && !name.isEmpty()) {
                xml.element(role, () -> xml.element("Pty", () -> xml.text("Nm", CamtText.cut(name, LONGEST_NAME))));
            }
            if (account != null) {
                account(role + "Acct", account);
            }
        });
    }

    private void account(String element, UUID account) throws XMLStreamException {
        xml.element(
                element,
                () -> xml.element("Id", () -> xml.element("Othr", () -> xml.text("Id", CamtText.compact(account)))));
    }

    /** The description, and whatever was too long for its own element. */
    private void remittance(StatementEntry entry) throws XMLStreamException {
        var description = pieces(entry.description());
        var others = Stream.concat(
                        isShort(entry.reference()) ? Stream.empty() : pieces(entry.reference()).stream(),
                        isName(entry.counterparty()) ? Stream.empty() : pieces(entry.counterparty()).stream())
                .toList();
        if (description.isEmpty() && others.isEmpty()) {
            return;
        }
        xml.element("RmtInf", () -> {
            for (var piece : description) {
                xml.text("Ustrd", piece);
            }
            for (var piece : others) {
                xml.element("Strd", () -> xml.text("AddtlRmtInf", piece));
            }
        });
    }

    private static List<String> pieces(@Nullable String text) {
        return text == null ? List.of() : CamtText.pieces(text, LONGEST_REMITTANCE);
    }

    private static boolean isShort(@Nullable String reference) {
        return reference == null || CamtText.fits(reference, LONGEST_REFERENCE);
    }

    private static boolean isName(@Nullable String counterparty) {
        return counterparty == null || CamtText.fits(counterparty, LONGEST_NAME);
    }

    /** What the ledger knows of an entry and the message has no element for. */
    private static String information(StatementEntry entry) {
        return Stream.of(
                        said("channel", entry.channel()),
                        said("category", entry.category()),
                        said("captures hold", entry.holdId()),
                        said("reverses entry", entry.reverses()),
                        said("reversed by entry", entry.reversedBy()))
                .filter(part -> !part.isEmpty())
                .collect(joining(", "));
    }

    private static String said(String what, @Nullable Object value) {
        return value == null ? "" : what + " " + value;
    }
}
