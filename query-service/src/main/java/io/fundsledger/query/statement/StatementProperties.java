package io.fundsledger.query.statement;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What statements may take of the service.
 *
 * @param documentsAtOnce how many documents are written at the same time; more are refused
 */
@ConfigurationProperties("ledger.statements")
record StatementProperties(@DefaultValue("16") int documentsAtOnce) {}
