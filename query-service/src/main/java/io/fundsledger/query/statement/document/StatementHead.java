package io.fundsledger.query.statement.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fundsledger.events.money.Currency;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a statement says besides its entries.
 *
 * @param by which date bounds and orders the entries: {@code value} or {@code booking}
 * @param opening the balance before the first entry
 * @param closing the balance after the last entry
 */
public record StatementHead(
        UUID accountId,
        @Nullable String accountNumber,
        String ownerId,
        Currency currency,
        StatementPeriod period,
        String by,
        BigDecimal opening,
        BigDecimal closing,
        Anchor anchor) {

    private static final int ID_BYTES = 16;

    /** What people call the account. */
    public String accountName() {
        return accountNumber == null ? accountId.toString() : accountNumber;
    }

    /** 16 bytes that are the same for the same statement, and others for any other. */
    public byte[] id() {
        var content = "%s %s %s %s %s".formatted(accountId, period.from(), period.to(), by, anchor.hash());
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)), ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
