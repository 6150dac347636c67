package io.fundsledger.cli.rest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command to be sent.
 *
 * @param type its name in a batch
 * @param accountId the account that it is about, unless its body says so
 * @param body its other fields
 */
public record Command(
        String type, String idempotencyKey, @Nullable UUID accountId, Object body) {

    public static Command open(OpenAccount account, String key) {
        return new Command("open", key, null, account);
    }

    public static Command deposit(UUID account, Booking booking, String key) {
        return new Command("deposit", key, account, booking);
    }

    public static Command withdraw(UUID account, Booking booking, String key) {
        return new Command("withdraw", key, account, booking);
    }
}
