/** A whole statement as a document: what it says, and how it is written while it is read. */
@NullMarked
package io.fundsledger.query.statement.document;

import org.jspecify.annotations.NullMarked;
