package io.fundsledger.endtoend.audit;

import io.fundsledger.events.money.Money;
import java.util.HashMap;
import java.util.Map;

/** A problem by its status and code, and all figures that it tells. */
record Refusal(int status, String code, Map<String, String> figures) implements Verdict {

    static Refusal of(int status, String code) {
        return new Refusal(status, code, Map.of());
    }

    Refusal and(String name, Object figure) {
        var more = new HashMap<>(figures);
        more.put(name, figure.toString());
        return new Refusal(status, code, Map.copyOf(more));
    }

    Refusal and(String name, Money amount) {
        return and(name, amount.toDecimal()).and("currency", amount.currency().code());
    }
}
