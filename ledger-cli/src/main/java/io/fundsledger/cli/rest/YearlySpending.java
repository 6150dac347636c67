package io.fundsledger.cli.rest;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account's money was for in a year, as query-service shows it.
 *
 * @param others all categories together that are too many to be named
 */
public record YearlySpending(
        List<Category> categories, @Nullable Others others) {

    /** Money out and money in, never netted. */
    public record Category(String category, BigDecimal spent, BigDecimal received) {}

    public record Others(BigDecimal spent, BigDecimal received) {}
}
