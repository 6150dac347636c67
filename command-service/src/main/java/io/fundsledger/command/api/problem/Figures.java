package io.fundsledger.command.api.problem;

import io.fundsledger.events.money.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The figures of a problem about an account, in the order in which they were given; null is not told. */
record Figures(Map<String, Object> all) {

    static Figures of(UUID accountId) {
        return new Figures(new LinkedHashMap<>(Map.of("accountId", accountId.toString())));
    }

    Figures and(String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value);
        }
        return this;
    }

    /** The amount, and its currency beside it. */
    Figures and(String name, @Nullable Money amount) {
        if (amount != null) {
            all.put(name, amount.toDecimal());
            all.put("currency", amount.currency().code());
        }
        return this;
    }
}
