package io.fundsledger.projector.entry;

import io.fundsledger.events.EntryKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of entry it is, as its account sees it. */
public enum EntryType {
    DEPOSIT(EntryKind.DEPOSIT),
    WITHDRAWAL(EntryKind.WITHDRAWAL),
    TRANSFER_IN(EntryKind.TRANSFER),
    TRANSFER_OUT(EntryKind.TRANSFER),
    CAPTURE(EntryKind.CAPTURE),
    REVERSAL(null);

    private final @Nullable EntryKind kind;

    EntryType(@Nullable EntryKind kind) {
        this.kind = kind;
    }

    /** What a reversal of it calls it; null if it is one itself. */
    public @Nullable EntryKind kind() {
        return kind;
    }

    /** The name that readers of the views see. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static EntryType ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
