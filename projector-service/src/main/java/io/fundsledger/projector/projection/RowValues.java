package io.fundsledger.projector.projection;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the values of one row after the other, each in the order of the columns and by the type of its column. */
public sealed interface RowValues permits BinaryRow, ColumnArrays {

    /** A smallint. */
    RowValues shortInt(int value);

    /** An int. */
    RowValues integer(int value);

    /** A bigint. */
    RowValues bigint(long value);

    /** A bigint. */
    RowValues bigint(@Nullable Long value);

    /** A numeric that is whole. */
    RowValues numeric(BigInteger value);

    RowValues uuid(@Nullable UUID value);

    RowValues text(@Nullable String value);

    /** A bytea. */
    RowValues bytes(byte[] value);

    RowValues date(LocalDate value);

    /** A timestamptz, to the microsecond. */
    RowValues instant(Instant value);
}
