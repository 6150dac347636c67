package io.fundsledger.events;

import org.jspecify.annotations.Nullable;

/** The free text of an event: readable, or sealed with a key that can be destroyed. */
public sealed interface EventText {

    /** The text if it can be read, else null: a destroyed key reads as if there had been none. */
    @Nullable PlainText readable();

    /** Text as it was given; each part may be absent. */
    record PlainText(
            @Nullable String description,
            @Nullable String counterparty,
            @Nullable String reference,
            @Nullable String reason,
            @Nullable String accountNumber)
            implements EventText {

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
        @Override
        public @Nullable PlainText readable() {
            return null;
        }
    }
}
