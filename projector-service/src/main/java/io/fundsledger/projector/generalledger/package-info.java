/** The ledger's own books: every movement of money on two accounts of the general ledger, in Postgres. */
@NullMarked
package io.fundsledger.projector.generalledger;

import org.jspecify.annotations.NullMarked;
