/** The ledger's own books, as an auditor asks for them. */
@NullMarked
package io.fundsledger.query.generalledger;

import org.jspecify.annotations.NullMarked;
