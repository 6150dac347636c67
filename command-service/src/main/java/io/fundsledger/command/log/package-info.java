/** The append-only log in Postgres, the only place where the truth is kept. */
@NullMarked
package io.fundsledger.command.log;

import org.jspecify.annotations.NullMarked;
