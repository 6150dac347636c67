package io.fundsledger.cli.verifying;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of an event's data that its account's history rests on. */
enum DataField {
    AMOUNT("amount"),
    CURRENCY("currency"),
    OVERDRAFT_LIMIT("overdraftLimit"),
    VALUE_DATE("valueDate"),
    CATEGORY("category"),
    CHANNEL("channel"),
    HOLD_ID("holdId"),
    EXPIRES_AT("expiresAt"),
    ENTRY_ID("entryId"),
    KIND("kind"),
    DIRECTION("direction"),
    FORCED("forced"),
    TRANSFER_ID("transferId"),
    OTHER_ACCOUNT_ID("otherAccountId"),
    OTHER_VERSION("otherVersion");

    static final List<DataField> ALL = List.of(values());

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
    private final byte[] bytes;

    DataField(String word) {
        this.word = word;
        this.bytes = word.getBytes(UTF_8);
    }

    /** Its place in arrays that have one for each. */
    @SuppressWarnings("EnumOrdinal") // they live no longer than this run
    int place() {
        return ordinal();
    }

    String word() {
        return word;
    }

    /** The field of a name; null for one that no history rests on. */
    static @Nullable DataField of(byte[] line, int begin, int end) {
        for (var field : ALL) {
            if (field.bytes.length == end - begin
                    && Arrays.equals(field.bytes, 0, field.bytes.length, line, begin, end)) {
                return field;
            }
        }
        return null;
    }
}
