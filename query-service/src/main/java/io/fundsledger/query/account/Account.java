package io.fundsledger.query.account;

import io.fundsledger.events.LogPosition;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An account as the view {@code views.account} has it; amounts there are minor units. */
@Entity
@Immutable
@Table(schema = "views", name = "account")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class Account {

    @Id
    private UUID accountId;

    private String ownerId;
    private @Nullable String accountNumber;
    private String currency;
    private short decimals;
    private String status;
    private long balance;
    private long held;
    private long overdraftLimit;
    private long version;
    private int logPartition;
    private long logPosition;
    private Instant openedAt;
    private Instant updatedAt;
    private int unexpiredHolds;

    protected Account() {}

    public UUID accountId() {
        return accountId;
    }

    public String ownerId() {
        return ownerId;
    }

    public @Nullable String accountNumber() {
        return accountNumber;
    }

    /** With the decimals that the view was written with. */
    public Currency currency() {
        return new Currency(currency, decimals);
    }

    public String status() {
        return status;
    }

    public Money balance() {
        return money(balance);
    }

    /** By holds that are open and whose time is not over at the instant of reading. */
    public Money held() {
        return money(held);
    }

    public Money overdraftLimit() {
        return money(overdraftLimit);
    }

    /** What may leave the account now. */
    public Money available() {
        return balance().plus(overdraftLimit()).minus(held());
    }

    /** What tells one answer from another: a hold expires without a new version. */
    public String tag() {
        return version + "-" + unexpiredHolds;
    }

    public long version() {
        return version;
    }

    /** Where the account's last event is in the log. */
    public LogPosition position() {
        return new LogPosition(logPartition, logPosition);
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    private Money money(long minor) {
        return new Money(minor, currency());
    }
}
