package io.fundsledger.query.hold;

import io.fundsledger.events.LogPosition;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A hold as the view {@code views.hold} has it at the instant of reading; amounts there are minor units. */
@Entity
@Immutable
@IdClass(Hold.Key.class)
@Table(schema = "views", name = "hold")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class Hold {

    @Id
    private UUID accountId;

    @Id
    private long holdId;

    private String status;
    private long amount;
    private @Nullable Long captured;
    private @Nullable Instant expiresAt;
    private Instant placedAt;
    private @Nullable Instant endedAt;
    private @Nullable Long endedBy;
    private @Nullable String category;
    private @Nullable String description;
    private @Nullable String counterparty;
    private @Nullable String reference;
    private @Nullable String reason;
    private UUID eventId;
    private int logPartition;
    private long logPosition;

    protected Hold() {}

    UUID accountId() {
        return accountId;
    }

    long holdId() {
        return holdId;
    }

    String status() {
        return status;
    }

    long amount() {
        return amount;
    }

    /** What went out; null unless it was captured. */
    @Nullable Long captured() {
        return captured;
    }

    @Nullable Instant expiresAt() {
        return expiresAt;
    }

    Instant placedAt() {
        return placedAt;
    }

    /** When it stopped counting; null while it is open. */
    @Nullable Instant endedAt() {
        return endedAt;
    }

    /** The account's version at which its end was recorded; null until it is. */
    @Nullable Long endedBy() {
        return endedBy;
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

    @Nullable String reason() {
        return reason;
    }

    UUID eventId() {
        return eventId;
    }

    /** Where the event that placed it is in the log. */
    LogPosition position() {
        return new LogPosition(logPartition, logPosition);
    }

    /** A hold's id is the version of its account at which it was placed. */
    record Key(UUID accountId, long holdId) {}
}
