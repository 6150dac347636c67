/** The read path: follows the log in Kafka and keeps the views that queries are answered from. */
@NullMarked
package io.fundsledger.projector;

import org.jspecify.annotations.NullMarked;
