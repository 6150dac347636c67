package io.fundsledger.cli.csvimport;

import io.fundsledger.cli.rest.Recorded;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One account of the file: its ids, always the same for the same number, and what is known of it so far. */
final class ImportedAccount {

    private final String number;
    private final String currency;
    private @Nullable Recorded last;
    private @Nullable BigDecimal expected;

    ImportedAccount(String number, String currency) {
        this.number = number;
        this.currency = currency;
    }

    String number() {
        return number;
    }

    String currency() {
        return currency;
    }

    UUID id() {
        return nameBased("account:" + number);
    }

    UUID ownerId() {
        return nameBased("owner:" + number);
    }

    private static UUID nameBased(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** @param balanceAfter what the file says, if it does: it outranks what the ledger answered */
    synchronized void recorded(Recorded answer, @Nullable BigDecimal balanceAfter) {
        last = answer;
        expected = balanceAfter == null ? answer.balance() : balanceAfter;
    }

    synchronized @Nullable Recorded last() {
        return last;
    }

    synchronized @Nullable BigDecimal expected() {
        return expected;
    }
}
