/** Real Postgres, Kafka and Elasticsearch for running and testing the ledger on one machine. */
@NullMarked
package io.fundsledger.localstack;

import org.jspecify.annotations.NullMarked;
