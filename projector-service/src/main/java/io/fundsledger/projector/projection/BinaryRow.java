package io.fundsledger.projector.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * The values of rows as COPY reads them in its binary format: each with its length before it, numbers in network order,
 * days and microseconds counted from 2000-01-01. Null is a value that has no length. See "Binary Format" under COPY in
 * the manual of PostgreSQL.
 */
final class BinaryRow implements RowValues {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final short TRAILER = -1;
    private static final int NULL = -1;
    private static final BigInteger GROUP = BigInteger.valueOf(10_000);
    private static final short NEGATIVE = 0x4000;
    private static final int LARGE = 64 * 1024;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final Instant FIRST_INSTANT = Instant.parse("2000-01-01T00:00:00Z");

    private ByteBuffer bytes = ByteBuffer.allocate(2 * LARGE).put(HEADER);

    BinaryRow() {}

    void begin(int columns) {
        room(Short.BYTES).putShort((short) columns);
    }

    void sendIfLarge(CopyIn copy) throws SQLException {
        if (bytes.position() >= LARGE) {
            send(copy);
        }
    }

    void end(CopyIn copy) throws SQLException {
        room(Short.BYTES).putShort(TRAILER);
        send(copy);
    }

    private void send(CopyIn copy) throws SQLException {
        copy.writeToCopy(bytes.array(), 0, bytes.position());
        bytes.clear();
    }

    private ByteBuffer room(int size) {
        if (bytes.remaining() < size) {
            var larger = Arrays.copyOf(bytes.array(), 2 * (bytes.capacity() + size));
            bytes = ByteBuffer.wrap(larger).position(bytes.position());
        }
        return bytes;
    }

    /** A value of so many bytes. */
    private ByteBuffer value(int size) {
        return room(Integer.BYTES + size).putInt(size);
    }

    private BinaryRow none() {
        room(Integer.BYTES).putInt(NULL);
        return this;
    }

    @Override
    public BinaryRow shortInt(int value) {
        value(Short.BYTES).putShort((short) value);
        return this;
    }

    @Override
    public BinaryRow integer(int value) {
        value(Integer.BYTES).putInt(value);
        return this;
    }

    @Override
    public BinaryRow bigint(long value) {
        value(Long.BYTES).putLong(value);
        return this;
    }

    @Override
    public BinaryRow bigint(@Nullable Long value) {
        return value == null ? none() : bigint(value.longValue());
    }

    /** As groups of four digits: how many, of which power of 10,000 the first one is, the sign, and no digits after the point. */
    @Override
    public BinaryRow numeric(BigInteger value) {
        var groups = new ArrayDeque<BigInteger>();
        for (var rest = value.abs(); rest.signum() > 0; rest = rest.divide(GROUP)) {
            groups.addFirst(rest.mod(GROUP));
        }
        var bytes = value(Short.BYTES * (4 + groups.size()))
                .putShort((short) groups.size())
                .putShort((short) Math.max(0, groups.size() - 1))
                .putShort(value.signum() < 0 ? NEGATIVE : 0)
                .putShort((short) 0);
        groups.forEach(group -> bytes.putShort(group.shortValueExact()));
        return this;
    }

    @Override
    public BinaryRow uuid(@Nullable UUID value) {
        if (value == null) {
            return none();
        }
        value(2 * Long.BYTES).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    @Override
    public BinaryRow text(@Nullable String value) {
        if (value == null) {
            return none();
        }
        return bytes(value.getBytes(UTF_8));
    }

    @Override
    public BinaryRow bytes(byte[] value) {
        value(value.length).put(value);
        return this;
    }

    @Override
    public BinaryRow date(LocalDate value) {
        return integer(Math.toIntExact(ChronoUnit.DAYS.between(FIRST_DAY, value)));
    }

    @Override
    public BinaryRow instant(Instant value) {
        return bigint(ChronoUnit.MICROS.between(FIRST_INSTANT, value));
    }
}
