package io.fundsledger.cli.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/accounts}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OpenAccount(
        String ownerId, String currency, @Nullable String overdraftLimit, UUID accountId, String accountNumber) {}
