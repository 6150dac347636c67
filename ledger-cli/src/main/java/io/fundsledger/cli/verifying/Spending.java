package io.fundsledger.cli.verifying;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What each account's money was for, by year and category: as much memory as the view of it. */
final class Spending {

    /** The ledger's word for what came without a category. */
    private static final String UNCATEGORISED = "uncategorised";

    private final Map<UUID, Map<Integer, Map<String, Turnover>>> accounts = new HashMap<>();

    /** Money out and money in, in minor units, each less what reversals took back. */
    static final class Turnover {
        private final ExactSum spent = new ExactSum();
        private final ExactSum received = new ExactSum();

        void addAll(Turnover other) {
            spent.addAll(other.spent);
            received.addAll(other.received);
        }

        ExactSum spent() {
            return spent;
        }

        ExactSum received() {
            return received;
        }
    }

    void enter(UUID account, EventName name, RawData data, long effect) {
        var category = data.has(DataField.CATEGORY) ? data.text(DataField.CATEGORY) : UNCATEGORISED;
        var turnover = accounts.computeIfAbsent(account, _ -> new HashMap<>())
                .computeIfAbsent(data.date(DataField.VALUE_DATE).getYear(), _ -> new HashMap<>())
                .computeIfAbsent(category, _ -> new Turnover());
        if (effect < 0 == (name != EventName.ENTRY_REVERSED)) {
            turnover.spent.add(-effect);
        } else {
            turnover.received.add(effect);
        }
    }

    /** By year and category. */
    Map<Integer, Map<String, Turnover>> of(UUID account) {
        return accounts.getOrDefault(account, Map.of());
    }
}
