package io.fundsledger.query.statement.document;

import java.time.LocalDate;

/** The days of a statement, both inclusive. */
public record StatementPeriod(LocalDate from, LocalDate to) {}
