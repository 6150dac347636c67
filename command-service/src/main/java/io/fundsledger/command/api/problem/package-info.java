/** How the service says no: RFC 9457 problems, each with a code that never changes. */
@NullMarked
package io.fundsledger.command.api.problem;

import org.jspecify.annotations.NullMarked;
