package io.fundsledger.query.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.CsvReader;
import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.StackSpace;
import io.fundsledger.localstack.WithLocalStack;
import io.fundsledger.query.RunningQueryService;
import io.fundsledger.query.Views;
import io.fundsledger.query.Views.AccountRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An account with a million entries, of which a statement is far longer than what lies between service and reader. */
@WithLocalStack(Component.POSTGRES)
class LargeStatementTest {

    private static final int ENTRIES = 1_000_000;
    private static final BigDecimal CLOSING = new BigDecimal("500000.00");
    private static final long ALLOWED = 64L * 1024 * 1024;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    private static Views views;
    private static RunningQueryService service;
    private static UUID account;

    @BeforeAll
    static void start(StackSpace space) {
        views = new Views(space.views()).create();
        views.reach("accounts", 5, 1100);
        account = UUID.randomUUID();
        views.execute("""
                INSERT INTO accounts_g1.statement_line
                    (account_id, version, type, amount, balance_after, value_date, booking_date, recorded_at,
                     category, description, counterparty, reference, event_id, log_partition, log_position)
                SELECT ?, n + 1, CASE n % 2 WHEN 1 THEN 'deposit' ELSE 'withdrawal' END,
                       CASE n % 2 WHEN 1 THEN 300 ELSE -200 END, (n + 1) / 2 * 300 - n / 2 * 200,
                       date '2020-01-01' + n / 1000, date '2020-01-01' + n / 1000,
                       timestamptz '2020-01-01Z' + n * interval '80 s',
                       'groceries', 'Weekly shopping ' || n, 'Corner Shop', 'INV-' || n,
                       gen_random_uuid(), 5, n
                FROM generate_series(1, ?) AS n""", account, ENTRIES);
        views.execute("ANALYZE accounts_g1.statement_line");
        views.put(AccountRow.of("owner", CLOSING.movePointRight(2).longValueExact())
                .at(ENTRIES + 1, CLOSING.movePointRight(2).longValueExact())
                .identified(account));
        service = RunningQueryService.on(space.views(), "ledger.statements.documents-at-once=1");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aMillionEntriesStreamInConstantMemoryAsCsv() {
        constantMemory("csv", body -> {
            var sum = new AtomicLong();
            var count = new AtomicLong();
            CsvReader.builder()
                    .ofNamedCsvRecord(new InputStreamReader(body, UTF_8))
                    .forEach(record -> {
                        if (record.getField("record").equals("entry")) {
                            sum.addAndGet(new BigDecimal(record.getField("amount"))
                                    .movePointRight(2)
                                    .longValueExact());
                            count.incrementAndGet();
                        }
                    });
            assertThat(count).hasValue(ENTRIES);
            assertThat(BigDecimal.valueOf(sum.get(), 2)).isEqualTo(CLOSING);
        });
    }

    @Test
    void aMillionEntriesStreamInConstantMemoryAsCamt() {
        constantMemory("camt053", body -> {
            var sum = 0L;
            var count = 0;
            var amount = "";
            var xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(body);
            while (xml.hasNext()) {
                xml.next();
                if (xml.isStartElement() && xml.getLocalName().equals("NtryDtls")) {
                    skip(xml, "NtryDtls");
                } else if (xml.isStartElement() && xml.getLocalName().equals("Ntry")) {
                    count++;
                } else if (count > 0
                        && xml.isStartElement()
                        && xml.getLocalName().equals("Amt")) {
                    amount = xml.getElementText();
                } else if (count > 0
                        && xml.isStartElement()
                        && xml.getLocalName().equals("CdtDbtInd")) {
                    var minor = new BigDecimal(amount).movePointRight(2).longValueExact();
                    sum += xml.getElementText().equals("DBIT") ? -minor : minor;
                }
            }
            assertThat(count).isEqualTo(ENTRIES);
            assertThat(BigDecimal.valueOf(sum, 2)).isEqualTo(CLOSING);
        });
    }

    @Test
    void aMillionEntriesStreamInConstantMemoryAsPdf() {
        constantMemory("pdf", body -> {
            var last = new byte[6];
            var buffer = new byte[8192];
            var total = 0L;
            for (var length = body.read(buffer); length >= 0; length = body.read(buffer)) {
                total += length;
                for (var place = Math.max(0, length - last.length); place < length; place++) {
                    System.arraycopy(last, 1, last, 0, last.length - 1);
                    last[last.length - 1] = buffer[place];
                }
            }
            assertThat(new String(last, UTF_8)).isEqualTo("%%EOF\n");
            assertThat(total).isGreaterThan(20_000_000);
        });
    }

    @Test
    void aReaderThatGoesAwayLeavesNothingBehind() throws IOException {
        for (var format : new String[] {"csv", "pdf", "camt053"}) {
            try (var body = open(format)) {
                assertThat(body.readNBytes(1000)).hasSize(1000);
            }
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(service.get(path("csv") + "&by=booking&to=2020-01-03")
                                    .status())
                            .isEqualTo(200));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(service.get("/actuator/prometheus").body())
                                    .containsPattern("hikaricp_connections_active\\{.*pool=\"views\".*} 0.0"));
        }
    }

    @Test
    void moreDocumentsThanAreWrittenAtOnceAreRefused() throws IOException {
        try (var body = open("csv")) {
            assertThat(body.readNBytes(1000)).hasSize(1000);

            var refused = service.get(path("pdf"));

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("/code")).isEqualTo("too-many-documents");
            assertThat(refused.header("Retry-After")).isEqualTo("5");
            assertThat(refused.header("Content-Disposition")).isEmpty();
            assertThat(service.get(path("json")).status()).isEqualTo(200);
            assertThat(body.transferTo(OutputStream.nullOutputStream())).isGreaterThan(1_000_000);
        }
    }

    /** What the rest of it would be read from is not what the beginning was read from. */
    @Test
    void aDocumentIsBrokenOffWhenReadersAreSwitched() throws IOException {
        views.execute("CREATE SCHEMA accounts_g2");
        views.makeAccounts("accounts_g2");
        views.execute("INSERT INTO accounts_g2.account SELECT * FROM accounts_g1.account");
        views.execute("INSERT INTO projector.generation VALUES ('accounts', 2, 1, false)");
        views.execute("INSERT INTO projector.checkpoint SELECT projection, 2, log_partition, position, next_offset,"
                + " ledger_id, topic_id, hash, recorded_at FROM projector.checkpoint WHERE projection = 'accounts'");
        try (var body = open("csv")) {
            assertThat(body.readNBytes(1000)).hasSize(1000);
            views.switchAccounts(2, account, 1023);

            assertThatThrownBy(() -> body.transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class);
        } finally {
            views.switchAccounts(1, account, 1023);
        }
    }

    /** How much more the heap holds while a document is written and read than before, all that is garbage taken away. */
    private static void constantMemory(String format, Reading reading) {
        var before = usedHeap();
        var most = new AtomicLong();
        var done = new AtomicBoolean();
        var watch = Thread.ofPlatform().daemon().start(() -> {
            while (!done.get()) {
                most.accumulateAndGet(usedHeap(), Math::max);
                try {
                    Thread.sleep(BETWEEN_LOOKS); // each of which is a whole collection; nothing waits for it
                } catch (InterruptedException ended) {
                    return;
                }
            }
        });
        var started = System.nanoTime();
        try (var body = open(format)) {
            reading.read(body);
        } catch (IOException | XMLStreamException broken) {
            throw new IllegalStateException(broken);
        } finally {
            done.set(true);
            watch.interrupt();
        }
        var more = most.get() - before;
        System.out.printf(
                "%s of %,d entries: %,d KiB of heap more than before at most, in %,d ms%n",
                format,
                ENTRIES,
                more / 1024,
                Duration.ofNanos(System.nanoTime() - started).toMillis());
        assertThat(more).isLessThan(ALLOWED);
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void skip(XMLStreamReader xml, String element) throws XMLStreamException {
        while (!(xml.isEndElement() && xml.getLocalName().equals(element))) {
            xml.next();
        }
    }

    @FunctionalInterface
    private interface Reading {
        void read(InputStream body) throws IOException, XMLStreamException;
    }

    private static InputStream open(String format) {
        var answer = service.open(path(format));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String path(String format) {
        return "/v1/accounts/" + account + "/statement?format=" + format;
    }
}
