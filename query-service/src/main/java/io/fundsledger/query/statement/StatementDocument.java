package io.fundsledger.query.statement;

import io.fundsledger.query.statement.document.StatementEntry;
import io.fundsledger.query.statement.document.StatementHead;
import io.fundsledger.query.statement.document.StatementWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/**
 * A whole statement that is still to be written, once.
 *
 * @param entries read while they are written
 */
record StatementDocument(StatementHead head, Iterator<StatementEntry> entries, StatementWriter writer) {

    void writeTo(OutputStream out) throws IOException {
        writer.write(head, entries, out);
    }
}
