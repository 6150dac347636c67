/** A statement as the ISO 20022 message camt.053.001.08. */
@NullMarked
package io.fundsledger.query.statement.document.camt;

import org.jspecify.annotations.NullMarked;
