package io.fundsledger.events;

import static java.lang.Character.SURROGATE;

import org.jspecify.annotations.Nullable;

/** The free text of an event: readable, or sealed with a key that can be destroyed. */
public sealed interface EventText {

    /** The text if it can be read, else null: a destroyed key reads as if there had been none. */
    @Nullable PlainText readable();

    /**
     * Whether every reader and every store can hold a text: no half of a surrogate pair, which JSON parsers read
     * differently, and no NUL, which PostgreSQL does not take. Events cannot be made of anything else.
     */
    static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(character -> character == 0 || Character.getType(character) == SURROGATE);
    }

    /** Text as it was given; each part may be absent. */
    record PlainText(
            @Nullable String description,
            @Nullable String counterparty,
            @Nullable String reference,
            @Nullable String reason,
            @Nullable String accountNumber)
            implements EventText {

        public PlainText {
            requireWellFormed("description", description);
            requireWellFormed("counterparty", counterparty);
            requireWellFormed("reference", reference);
            requireWellFormed("reason", reason);
            requireWellFormed("accountNumber", accountNumber);
        }

        /** The parts as an event's text, or null where all are absent. */
        public static @Nullable PlainText ofEntry(
                @Nullable String description,
                @Nullable String counterparty,
                @Nullable String reference,
                @Nullable String reason) {
            return description == null && counterparty == null && reference == null && reason == null
                    ? null
                    : new PlainText(description, counterparty, reference, reason, null);
        }

        @Override
        public PlainText readable() {
            return this;
        }
    }

    /**
     * Text that only a holder of the key can read.
     *
     * @param keyId which key
     * @param sealed the encrypted text, base64
     */
    record SealedText(String keyId, String sealed) implements EventText {

        public SealedText {
            requireWellFormed("keyId", keyId);
            requireWellFormed("sealed", sealed);
        }

        @Override
        public @Nullable PlainText readable() {
            return null;
        }
    }

    private static void requireWellFormed(String name, @Nullable String text) {
        if (text != null && !isWellFormed(text)) {
            throw new IllegalArgumentException("the %s has a character that is none".formatted(name));
        }
    }
}
