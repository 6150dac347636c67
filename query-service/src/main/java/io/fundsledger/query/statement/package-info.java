/** The lines of an account between two dates, with opening, running and closing balance. */
@NullMarked
package io.fundsledger.query.statement;

import org.jspecify.annotations.NullMarked;
