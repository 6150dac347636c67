package io.fundsledger.query.statement;

import io.fundsledger.events.LogPosition;
import io.fundsledger.query.statement.document.StatementEntry;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A line as the view {@code views.statement_line} has it; amounts there are signed minor units. */
@Entity
@Immutable
@IdClass(StatementLine.Key.class)
@Table(schema = "views", name = "statement_line")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class StatementLine {

    @Id
    private UUID accountId;

    @Id
    private long version;

    private String type;
    private long amount;
    private long balanceAfter;
    private LocalDate valueDate;
    private LocalDate bookingDate;
    private Instant recordedAt;
    private @Nullable String category;
    private @Nullable String description;
    private @Nullable String counterparty;
    private @Nullable String reference;
    private UUID eventId;
    private int logPartition;
    private long logPosition;
    private @Nullable String reason;
    private @Nullable String channel;
    private @Nullable UUID transferId;
    private @Nullable UUID otherAccountId;
    private @Nullable Long holdId;
    private @Nullable Long reverses;
    private @Nullable Long reversedBy;

    protected StatementLine() {}

    UUID accountId() {
        return accountId;
    }

    long version() {
        return version;
    }

    String type() {
        return type;
    }

    long amount() {
        return amount;
    }

    /** In record order, whatever order the statement is in. */
    long balanceAfter() {
        return balanceAfter;
    }

    LocalDate valueDate() {
        return valueDate;
    }

    LocalDate bookingDate() {
        return bookingDate;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    @Nullable String category() {
        return category;
    }

    @Nullable String description() {
        return description;
    }

    @Nullable String counterparty() {
        return counterparty;
    }

    @Nullable String reference() {
        return reference;
    }

    UUID eventId() {
        return eventId;
    }

    /** Where the event that made it is in the log. */
    LogPosition position() {
        return new LogPosition(logPartition, logPosition);
    }

    @Nullable String reason() {
        return reason;
    }

    /** Through what money came or went, of a deposit or withdrawal. */
    @Nullable String channel() {
        return channel;
    }

    @Nullable UUID transferId() {
        return transferId;
    }

    @Nullable UUID otherAccountId() {
        return otherAccountId;
    }

    /** The hold that was captured. */
    @Nullable Long holdId() {
        return holdId;
    }

    /** The entry that this one undoes. */
    @Nullable Long reverses() {
        return reverses;
    }

    /** The entry that undoes this one. */
    @Nullable Long reversedBy() {
        return reversedBy;
    }

    /**
     * The line in its place in a statement.
     *
     * @param balance after it, in the order of the statement
     * @param lastVersion of the account that the statement knows
     */
    StatementEntry entry(BigDecimal amount, BigDecimal balance, long lastVersion) {
        return new StatementEntry(
                version,
                type,
                amount,
                balance,
                valueDate,
                bookingDate,
                recordedAt,
                channel,
                transferId,
                otherAccountId,
                holdId,
                reverses,
                reversedBy == null || reversedBy > lastVersion ? null : reversedBy,
                category,
                description,
                counterparty,
                reference,
                reason,
                eventId);
    }

    /** An entry's id is the version of its account at which it was made. */
    record Key(UUID accountId, long version) {}
}
