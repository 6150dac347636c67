package io.fundsledger.cli.verifying;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What an account's events have come to. Its figures change in place, since it is kept for every account and changed by
 * every event; which event may follow is {@link AccountRules}'s. Amounts are minor units, times microseconds since 1970.
 */
final class AccountHistory {

    private final UUID id;
    private final Amounts amounts;
    private final OpenHolds holds = new OpenHolds();
    private final Map<Long, Reversal> reversals = new HashMap<>(0);
    private long version = 1;
    private long entries;
    private long booked;
    private long limit;
    private Status status = Status.OPEN;

    enum Status {
        OPEN,
        FROZEN,
        CLOSED
    }

    AccountHistory(UUID id, Amounts amounts, long limit) {
        this.id = id;
        this.amounts = amounts;
        this.limit = limit;
    }

    UUID id() {
        return id;
    }

    Amounts amounts() {
        return amounts;
    }

    /** How many events there have been. */
    long version() {
        return version;
    }

    /** How many of them changed the balance. */
    long entries() {
        return entries;
    }

    long booked() {
        return booked;
    }

    /** How far below zero it may go. */
    long limit() {
        return limit;
    }

    Status status() {
        return status;
    }

    OpenHolds holds() {
        return holds;
    }

    /** By the version of the entry that each has undone. */
    Map<Long, Reversal> reversals() {
        return reversals;
    }

    /** What may go out at an instant. */
    long availableAt(long time) {
        return Math.subtractExact(Math.addExact(booked, limit), holds.at(time));
    }

    void advance() {
        version++;
    }

    /** Throws ArithmeticException where the balance, less holds or with the limit, is more than can be counted. */
    void book(long amount) {
        booked = Math.addExact(booked, amount);
        entries++;
        requireCountable();
    }

    void hold(long holdId, OpenHolds.Hold hold) {
        holds.add(holdId, hold);
        requireCountable();
    }

    void limit(long newLimit) {
        limit = newLimit;
        requireCountable();
    }

    void status(Status newStatus) {
        status = newStatus;
    }

    private void requireCountable() {
        var _ = Math.addExact(booked, limit);
        var _ = Math.subtractExact(booked, holds.total());
    }
}
