package io.fundsledger.query.freshness;

/** Readers were switched to another generation of a view while a snapshot from before was read: it has to be read again. */
final class SwitchedException extends RuntimeException {

    SwitchedException(Projection projection) {
        super("readers of %s were switched meanwhile".formatted(projection.wireName()));
    }
}
