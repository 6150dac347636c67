/** The log as a file: what {@code export} writes, and what whoever checks or imports such a file reads. */
@NullMarked
package io.fundsledger.cli.logfile;

import org.jspecify.annotations.NullMarked;
