package io.fundsledger.query.statement.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/** A form that a statement can have outside the ledger. The same head and entries give the same bytes. */
public interface StatementWriter {

    /**
     * Writes a whole statement, and leaves the stream open.
     *
     * @param entries asked for one after the other, once; they are read while the document is written
     * @throws IOException if the stream does not take it
     */
    void write(StatementHead head, Iterator<StatementEntry> entries, OutputStream out) throws IOException;
}
