package io.fundsledger.cli.verifying;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;

/** The attributes of an event in the order in which they are written and hashed; the last two are not hashed. */
enum Attribute {
    SPECVERSION,
    ID,
    SOURCE,
    TYPE,
    SUBJECT,
    TIME,
    DATASCHEMA,
    DATACONTENTTYPE,
    PARTITION,
    POSITION,
    ACCOUNTVERSION,
    COMMANDKEYHASH,
    CORRELATIONID,
    CAUSATIONID,
    ACTOR,
    TRACEPARENT,
    PREVIOUSHASH,
    HASH;

    static final List<Attribute> ALL = List.of(values());
    static final List<Attribute> HASHED = ALL.subList(0, ALL.indexOf(PREVIOUSHASH));

    private static final List<Attribute> OPTIONAL = List.of(COMMANDKEYHASH, CORRELATIONID, CAUSATIONID, TRACEPARENT);

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
    private final byte[] opening = ((place() == 0 ? "{\"" : ",\"") + word() + "\":\"").getBytes(UTF_8);

    /** Its name on the wire. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its place in arrays that have one for each. */
    @SuppressWarnings("EnumOrdinal") // they live no longer than this run
    int place() {
        return ordinal();
    }

    /** What stands in a line before its value. */
    byte[] opening() {
        return opening;
    }

    /** Whether its value is somebody's own words, which may be written with escapes. */
    boolean isOfLetters() {
        return compareTo(COMMANDKEYHASH) > 0 && compareTo(PREVIOUSHASH) < 0;
    }

    boolean isOptional() {
        return OPTIONAL.contains(this);
    }
}
