/** A statement as pages on paper, with fonts that it carries. */
@NullMarked
package io.fundsledger.query.statement.document.pdf;

import org.jspecify.annotations.NullMarked;
