/** Runs the components as child processes, from binaries that Maven has fetched. */
@NullMarked
package io.fundsledger.localstack.embedded;

import org.jspecify.annotations.NullMarked;
