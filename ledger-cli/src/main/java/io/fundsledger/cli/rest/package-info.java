/** The ledger's REST API as the command line uses it: every request may be repeated safely. */
@NullMarked
package io.fundsledger.cli.rest;

import org.jspecify.annotations.NullMarked;
