/** {@code ledger import}: one command for each row of a file of bookings, as often as one likes. */
@NullMarked
package io.fundsledger.cli.csvimport;

import org.jspecify.annotations.NullMarked;
