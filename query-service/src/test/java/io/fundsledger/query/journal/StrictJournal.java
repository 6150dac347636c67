package io.fundsledger.query.journal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a journal as hledger's strict checks do: every line is something, everything named is declared, every transaction
 * balances in each commodity, and amounts have the decimals of their commodity.
 */
final class StrictJournal {

    private static final Pattern COMMODITY = Pattern.compile("commodity 1000\\.(0*) ([A-Z]{3})");
    private static final Pattern ACCOUNT = Pattern.compile("account (\\S+)(?:  ; type:[AL])?");
    private static final Pattern HEAD = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})=(\\d{4}-\\d{2}-\\d{2}) \\* \\((\\d+)\\)(?: ([^;\\p{Cntrl}\\u2028\\u2029]+))?");
    private static final Pattern TAGS = Pattern.compile("    ; ([a-z]+:[^,\\p{Cntrl}]*(?:, [a-z]+:[^,\\p{Cntrl}]*)*)");
    private static final Pattern POSTING = Pattern.compile("    (\\S+)  (-?\\d+(?:\\.(\\d+))?) ([A-Z]{3})");

    private final Map<String, Integer> decimals = new TreeMap<>();
    private final Set<String> accounts = new HashSet<>();
    private final Map<String, BigDecimal> balances = new TreeMap<>();
    private final List<String> heads = new ArrayList<>();
    private final Map<String, BigDecimal> open = new TreeMap<>();

    static StrictJournal read(String text) {
        var journal = new StrictJournal();
        text.lines().forEach(journal::line);
        journal.close();
        if (!text.endsWith("\n; transactions: %d\n".formatted(journal.heads.size()))) {
            throw new AssertionError("it does not end with a line that counts its transactions");
        }
        return journal;
    }

    /** What every account comes to. */
    Map<String, BigDecimal> balances() {
        return balances;
    }

    /** The first line of every transaction. */
    List<String> heads() {
        return heads;
    }

    private void line(String line) {
        if (line.isEmpty() || line.startsWith("; ") || line.equals("decimal-mark .")) {
            close();
        } else if (!declared(line) && !booked(line) && !TAGS.matcher(line).matches()) {
            throw new AssertionError("not a line of a journal: " + line);
        }
    }

    private boolean declared(String line) {
        var commodity = COMMODITY.matcher(line);
        if (commodity.matches()) {
            decimals.put(commodity.group(2), commodity.group(1).length());
            return true;
        }
        var account = ACCOUNT.matcher(line);
        return account.matches() && accounts.add(account.group(1));
    }

    private boolean booked(String line) {
        if (HEAD.matcher(line).matches()) {
            close();
            heads.add(line);
            return true;
        }
        var posting = POSTING.matcher(line);
        if (posting.matches()) {
            post(posting);
            return true;
        }
        return false;
    }

    private void post(Matcher posting) {
        var fraction = posting.group(3) == null ? 0 : posting.group(3).length();
        if (!accounts.contains(posting.group(1)) || !Integer.valueOf(fraction).equals(decimals.get(posting.group(4)))) {
            throw new AssertionError("not declared so: " + posting.group());
        }
        var amount = new BigDecimal(posting.group(2));
        balances.merge(posting.group(1), amount, BigDecimal::add);
        open.merge(posting.group(4), amount, BigDecimal::add);
    }

    private void close() {
        if (open.values().stream().anyMatch(left -> left.signum() != 0)) {
            throw new AssertionError("out of balance: " + heads.getLast());
        }
        open.clear();
    }
}
