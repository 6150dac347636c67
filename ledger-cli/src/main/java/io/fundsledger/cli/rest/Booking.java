package io.fundsledger.cli.rest;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The body of a deposit or a withdrawal; an empty text is left out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Booking(
        String amount,
        String currency,
        String valueDate,
        String category,
        String description,
        String counterparty,
        String reference) {}
