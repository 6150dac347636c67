/** Signs from time to time how far the log has got, so that whoever keeps a checkpoint can prove what was there. */
@NullMarked
package io.fundsledger.command.checkpoint;

import org.jspecify.annotations.NullMarked;
