/** Which transactions match some words or figures: a search index, in Elasticsearch. */
@NullMarked
package io.fundsledger.projector.transactions;

import org.jspecify.annotations.NullMarked;
