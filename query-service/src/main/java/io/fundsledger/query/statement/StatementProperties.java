package io.fundsledger.query.statement;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What statements may take of the service, and what it may be given for them.
 *
 * @param documentsAtOnce how many documents are written at the same time; more are refused
 * @param fonts TrueType or OpenType files for what the service's own fonts lack, the first of them first
 */
@ConfigurationProperties("ledger.statements")
record StatementProperties(
        @DefaultValue("16") int documentsAtOnce,
        @DefaultValue List<Path> fonts) {}
