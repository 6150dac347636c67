/** Whether a log and a history of what clients were answered agree, by rules written down once more. */
@NullMarked
package io.fundsledger.endtoend.audit;

import org.jspecify.annotations.NullMarked;
