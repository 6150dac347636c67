/** A whole ledger on this machine: the stack, and the service jars as processes of their own. */
@NullMarked
package io.fundsledger.cli.local;

import org.jspecify.annotations.NullMarked;
