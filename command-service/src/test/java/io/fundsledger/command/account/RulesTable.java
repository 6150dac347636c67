package io.fundsledger.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.command.account.RulesLedger.Figures;
import io.fundsledger.command.account.RulesLedger.Instruction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table rules.txt, which says itself how it is read. */
public final class RulesTable {

    private RulesTable() {}

    /** A row of the table, with its line number. */
    public record Case(int line, String given, String commands, String then) {

        /** Tries the row on an empty ledger. */
        public void tryOn(RulesLedger ledger) {
            new Trial(ledger).run(this);
        }

        @Override
        public String toString() {
            return "rules.txt:%d %s | %s | %s".formatted(line, given, commands, then);
        }
    }

    public static Stream<Case> cases() {
        var lines = read().lines().toList();
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                .filter(i -> lines.get(i).contains("|"))
                .map(i -> row(i + 1, lines.get(i).split("\\|", -1)));
    }

    private static Case row(int line, String[] cells) {
        if (cells.length != 3) {
            throw new AssertionError("rules.txt:%d has %d cells, not 3".formatted(line, cells.length));
        }
        return new Case(line, cells[0].strip(), cells[1].strip(), cells[2].strip());
    }

    private static String read() {
        try (var table = Objects.requireNonNull(RulesTable.class.getResourceAsStream("rules.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> sentences(String cell) {
        return Arrays.stream(cell.split(";", -1))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static final class Trial {

        private final RulesLedger ledger;
        private final Map<String, Map<String, Long>> labels = new HashMap<>();
        private final Set<String> accounts = new LinkedHashSet<>();

        Trial(RulesLedger ledger) {
            this.ledger = ledger;
        }

        void run(Case row) {
            sentences(row.given()).forEach(account -> given(new Sentence(account)));
            var commands = sentences(row.commands());
            commands.subList(0, commands.size() - 1)
                    .forEach(command ->
                            assertThat(say(command)).as("%s: %s", row, command).isEqualTo("ok"));
            var then = sentences(row.then());
            var before = allFigures();
            assertThat(say(commands.getLast())).as("%s", row).isEqualTo(then.getFirst());
            if (!then.getFirst().equals("ok")) {
                assertThat(allFigures())
                        .as("%s: a refusal changes nothing", row)
                        .isEqualTo(before);
            }
            then.stream().skip(1).forEach(figure -> check(row, new Sentence(figure)));
        }

        /** {@code A 10.00 EUR limit 5.00 held 6.00 frozen}. */
        private void given(Sentence account) {
            var name = account.word(0);
            accounts.add(name);
            var currency = account.currency();
            var limit = Objects.requireNonNullElse(account.after("limit"), "0");
            must(opening(name, limit, currency, account.after("number")));
            var balance = account.word(1);
            if (balance.startsWith("-")) {
                must(instruction("withdraw", name, balance.substring(1), currency));
            } else if (!balance.matches("0(\\.0+)?")) {
                must(instruction("deposit", name, balance, currency));
            }
            account.allAfter("held").forEach(held -> must(instruction("hold", name, held, currency)));
            if (account.has("frozen")) {
                must(instruction("freeze", name, null, currency));
            }
            if (account.has("closed")) {
                must(instruction("close", name, null, currency));
            }
        }

        private static Instruction opening(String account, String limit, String currency, @Nullable String number) {
            return new Instruction("open", account, null, limit, currency, null, null, false, null, number);
        }

        private void must(Instruction instruction) {
            assertThat(ledger.execute(instruction).name()).as("%s", instruction).isEqualTo("ok");
        }

        private static Instruction instruction(String verb, String account, @Nullable String amount, String currency) {
            return new Instruction(verb, account, null, amount, currency, null, null, false, null, null);
        }

        private String say(String text) {
            var sentence = new Sentence(text);
            if (sentence.word(0).equals("wait")) {
                ledger.pass(Duration.ofSeconds(Long.parseLong(sentence.word(1))));
                return "ok";
            }
            var outcome = ledger.execute(read(sentence));
            accounts.addAll(outcome.versions().keySet());
            var label = sentence.after("as");
            if (label != null) {
                labels.put(label, outcome.versions());
            }
            return outcome.name();
        }

        private Instruction read(Sentence sentence) {
            var verb = sentence.word(0);
            var account = sentence.word(1);
            var names = List.of("capture", "release", "reverse").contains(verb);
            var seconds = sentence.after("for");
            var version = sentence.after("if");
            return new Instruction(
                    verb,
                    account,
                    sentence.after("to"),
                    sentence.amount(),
                    sentence.currency(),
                    names ? entry(account, sentence.word(2)) : null,
                    seconds == null ? null : Duration.ofSeconds(Long.parseLong(seconds)),
                    sentence.has("forced"),
                    version == null ? null : Long.valueOf(version),
                    sentence.after("number"));
        }

        private Long entry(String account, String label) {
            return label.startsWith("#")
                    ? Long.valueOf(label.substring(1))
                    : Objects.requireNonNull(
                            labels.getOrDefault(label, Map.of()).get(account), label);
        }

        private Map<String, Figures> allFigures() {
            var all = new HashMap<String, Figures>();
            accounts.forEach(account -> all.put(account, ledger.figures(account)));
            return all;
        }

        /** {@code A balance 1.00}. */
        private void check(Case row, Sentence figure) {
            var figures = ledger.figures(figure.word(0));
            var actual = switch (figure.word(1)) {
                case "balance" -> figures.balance();
                case "held" -> figures.held();
                case "available" -> figures.available();
                case "limit" -> figures.limit();
                case "version" -> Long.toString(figures.version());
                case "is" -> figures.status();
                default -> throw new AssertionError("no such figure: " + figure);
            };
            assertThat(actual).as("%s: %s", row, figure).isEqualTo(figure.word(2));
        }
    }

    /** Words with blanks between them. */
    private record Sentence(List<String> words) {

        Sentence(String text) {
            this(List.of(text.split(" +", -1)));
        }

        String word(int index) {
            return words.get(index);
        }

        boolean has(String word) {
            return words.contains(word);
        }

        @Nullable String after(String word) {
            var index = words.indexOf(word);
            return index < 0 ? null : words.get(index + 1);
        }

        Stream<String> allAfter(String word) {
            return Stream.iterate(0, i -> i < words.size() - 1, i -> i + 1)
                    .filter(i -> words.get(i).equals(word))
                    .map(i -> words.get(i + 1));
        }

        /** The first number that is not a version or a time. */
        @Nullable String amount() {
            return Stream.iterate(2, i -> i < words.size(), i -> i + 1)
                    .filter(i -> !List.of("if", "for").contains(words.get(i - 1)))
                    .map(words::get)
                    .filter(word -> word.matches("[0-9]+(\\.[0-9]+)?"))
                    .findFirst()
                    .orElse(null);
        }

        String currency() {
            return words.stream()
                    .filter(word -> word.matches("[A-Z]{3}"))
                    .findFirst()
                    .orElse("EUR");
        }

        @Override
        public String toString() {
            return String.join(" ", words);
        }
    }
}
