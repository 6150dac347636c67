package io.fundsledger.events;

import java.util.Locale;

/** What an entry was, of those that can be reversed. */
public enum EntryKind {
    DEPOSIT,
    WITHDRAWAL,
    TRANSFER,
    CAPTURE;

    /** As it is written in the data of an event. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean undoneBy(Direction direction) {
        return switch (this) {
            case DEPOSIT -> direction == Direction.DEBIT;
            case WITHDRAWAL, CAPTURE -> direction == Direction.CREDIT;
            case TRANSFER -> true;
        };
    }
}
