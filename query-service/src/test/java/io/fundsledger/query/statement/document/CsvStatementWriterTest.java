package io.fundsledger.query.statement.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CsvStatementWriterTest {

    static final List<Long> SEEDS = LongStream.range(0, 20)
            .map(seed -> System.nanoTime() + seed)
            .boxed()
            .toList();

    private final StatementWriter csv = new CsvStatementWriter();

    @ParameterizedTest
    @FieldSource("SEEDS")
    void whatIsReadBackIsWhatWasThere(long seed) {
        var statement = RandomStatement.of(seed, 40);

        var records = read(statement.in(csv));

        var head = statement.head();
        assertThat(records).as("seed %d", seed).hasSize(42);
        for (var bound : List.of(records.getFirst(), records.getLast())) {
            assertThat(bound.getField("accountId")).isEqualTo(head.accountId().toString());
            assertThat(bound.getField("accountNumber")).isEqualTo(Objects.requireNonNullElse(head.accountNumber(), ""));
            assertThat(bound.getField("ownerId")).isEqualTo(head.ownerId());
            assertThat(bound.getField("currency")).isEqualTo(head.currency().code());
            assertThat(bound.getField("from")).isEqualTo("2026-10-01");
            assertThat(bound.getField("to")).isEqualTo("2026-10-31");
            assertThat(bound.getField("position")).isEqualTo("5:1023");
            assertThat(bound.getField("hash")).isEqualTo(head.anchor().hash());
        }
        assertThat(records.getFirst().getField("record")).isEqualTo("opening");
        assertThat(records.getFirst().getField("balance"))
                .isEqualTo(head.opening().toPlainString());
        assertThat(records.getLast().getField("record")).isEqualTo("closing");
        assertThat(records.getLast().getField("balance"))
                .isEqualTo(head.closing().toPlainString());
        for (var number = 0; number < 40; number++) {
            assertEntry(records.get(number + 1), statement.entries().get(number));
        }
        assertThat(sum(records))
                .as("seed %d", seed)
                .isEqualByComparingTo(head.closing().subtract(head.opening()));
    }

    private static void assertEntry(NamedCsvRecord record, StatementEntry entry) {
        assertThat(record.getField("record")).isEqualTo("entry");
        assertThat(record.getField("entryId")).isEqualTo(Long.toString(entry.entryId()));
        assertThat(record.getField("balance")).isEqualTo(entry.balance().toPlainString());
        assertThat(record.getField("description")).isEqualTo(Objects.requireNonNullElse(entry.description(), ""));
        assertThat(record.getField("counterparty")).isEqualTo(Objects.requireNonNullElse(entry.counterparty(), ""));
        assertThat(record.getField("reference")).isEqualTo(Objects.requireNonNullElse(entry.reference(), ""));
        assertThat(record.getField("eventId")).isEqualTo(entry.eventId().toString());
    }

    /** RFC 4180: lines end with CR LF, and all have the same number of fields. */
    @ParameterizedTest
    @FieldSource("SEEDS")
    void everyRecordHasAsManyFields(long seed) {
        var bytes = RandomStatement.of(seed, 20).in(csv);

        assertThat(new String(bytes, UTF_8)).endsWith("\r\n").startsWith("record,entryId,bookingDate,valueDate,");
        assertThat(CsvReader.builder().ofCsvRecord(new String(bytes, UTF_8)).stream()
                        .map(record -> record.getFieldCount())
                        .distinct())
                .hasSize(1);
    }

    private static BigDecimal sum(List<NamedCsvRecord> records) {
        return records.stream()
                .map(record -> record.getField("amount"))
                .filter(amount -> !amount.isEmpty())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<NamedCsvRecord> read(byte[] bytes) {
        return CsvReader.builder().ofNamedCsvRecord(new String(bytes, UTF_8)).stream()
                .toList();
    }
}
