/** The example of docs/adding-a-view.md: how much money moves through the ledger, day by day, in Postgres. */
@NullMarked
package io.fundsledger.projector.turnover;

import org.jspecify.annotations.NullMarked;
