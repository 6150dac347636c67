package io.fundsledger.cli.verifying;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The events that there are, and the newest version of each that this program can check. */
enum EventName {
    ACCOUNT_OPENED(1),
    MONEY_DEPOSITED(2),
    MONEY_WITHDRAWN(2),
    TRANSFER_SENT(1),
    TRANSFER_RECEIVED(1),
    HOLD_PLACED(1),
    HOLD_CAPTURED(1),
    HOLD_RELEASED(1),
    HOLD_EXPIRED(1),
    ENTRY_REVERSED(1),
    OVERDRAFT_LIMIT_CHANGED(1),
    ACCOUNT_FROZEN(1),
    ACCOUNT_UNFROZEN(1),
    ACCOUNT_CLOSED(1);

    private static final List<EventName> ALL = List.of(values());

    private final char newest;

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes to them
    private final byte[] type = ("io.fundsledger.account." + word() + ".v").getBytes(UTF_8);

    @SuppressWarnings("ImmutableEnumChecker")
    private final byte[] schema = ("urn:funds-ledger:schema:" + word() + ":v").getBytes(UTF_8);

    EventName(int newest) {
        this.newest = (char) ('0' + newest);
    }

    /** Its name on the wire. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The event whose type a line says that it is; its data has to be of the same schema. */
    static EventName of(RawLine line) {
        for (var name : ALL) {
            if (name.isBefore(line, Attribute.TYPE, name.type)) {
                FaultFound.unless(
                        name.isBefore(line, Attribute.DATASCHEMA, name.schema)
                                && name.version(line, Attribute.TYPE) == name.version(line, Attribute.DATASCHEMA),
                        () -> "the data is said to be of the schema %s, and the type is %s"
                                .formatted(line.text(Attribute.DATASCHEMA), line.text(Attribute.TYPE)));
                return name;
            }
        }
        throw new FaultFound("the type %s is none that this program knows".formatted(line.text(Attribute.TYPE)));
    }

    private boolean isBefore(RawLine line, Attribute attribute, byte[] start) {
        var begin = line.begin(attribute);
        var last = line.end(attribute) - 1;
        return last - begin == start.length
                && Arrays.equals(line.bytes(), begin, last, start, 0, start.length)
                && version(line, attribute) >= '1'
                && version(line, attribute) <= newest;
    }

    private char version(RawLine line, Attribute attribute) {
        return (char) line.bytes()[line.end(attribute) - 1];
    }
}
