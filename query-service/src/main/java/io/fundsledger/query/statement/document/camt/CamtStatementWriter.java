package io.fundsledger.query.statement.document.camt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.query.statement.document.StatementEntry;
import io.fundsledger.query.statement.document.StatementHead;
import io.fundsledger.query.statement.document.StatementWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Iterator;
import javax.xml.stream.XMLStreamException;

/** Writes a bank-to-customer statement; docs/statements.md says what of the ledger is where in it. */
public final class CamtStatementWriter implements StatementWriter {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    @Override
    public void write(StatementHead head, Iterator<StatementEntry> entries, OutputStream out) throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        try {
            var xml = Elements.on(text);
            xml.document(NAMESPACE, () -> xml.element("BkToCstmrStmt", () -> new Message(xml, head).write(entries)));
        } catch (XMLStreamException failure) {
            throw failure.getCause() instanceof IOException gone ? gone : new IOException(failure);
        }
        text.flush();
    }

    /** One message, with one statement in it. */
    private record Message(Elements xml, StatementHead head) {

        void write(Iterator<StatementEntry> entries) throws XMLStreamException {
            var id = HexFormat.of().formatHex(head.id());
            xml.block("GrpHdr", () -> {
                xml.text("MsgId", id);
                xml.text("CreDtTm", head.anchor().recordedAt());
            });
            xml.block("Stmt", () -> {
                xml.text("Id", id);
                xml.text("CreDtTm", head.anchor().recordedAt());
                period();
                account();
                balance("OPBD", head.opening(), head.period().from());
                balance("CLBD", head.closing(), head.period().to());
                var entry = new CamtEntry(xml, head.currency().code());
                while (entries.hasNext()) {
                    entry.write(entries.next());
                }
                tie();
            });
        }

        /** Local times of the ledger, in whose time zone an entry has its booking date. */
        private void period() throws XMLStreamException {
            xml.element("FrToDt", () -> {
                xml.text("FrDtTm", head.period().from() + "T00:00:00");
                xml.text("ToDtTm", head.period().to() + "T23:59:59.999999");
            });
        }

        private void account() throws XMLStreamException {
            xml.block("Acct", () -> {
                xml.element("Id", () -> xml.element("Othr", () -> xml.text("Id", CamtText.compact(head.accountId()))));
                xml.text("Ccy", head.currency().code());
                if (head.accountNumber() != null) {
                    xml.text("Nm", CamtText.cut(head.accountNumber(), 70));
                }
                xml.element("Ownr", () -> xml.text("Nm", CamtText.cut(head.ownerId(), 140)));
            });
        }

        private void balance(String code, BigDecimal balance, LocalDate day) throws XMLStreamException {
            xml.block("Bal", () -> {
                xml.element("Tp", () -> xml.element("CdOrPrtry", () -> xml.text("Cd", code)));
                xml.amount(balance, head.currency().code());
                xml.element("Dt", () -> xml.text("Dt", day));
            });
        }

        private void tie() throws XMLStreamException {
            var anchor = head.anchor();
            xml.text(
                    "AddtlStmtInf",
                    "account %s, version %d, position %s, hash %s"
                            .formatted(head.accountId(), anchor.version(), anchor.position(), anchor.hash()));
        }
    }
}
