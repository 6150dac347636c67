package io.fundsledger.query.statement.document.pdf;

import java.math.BigDecimal;

/** Amounts for people: {@code -1,234.56}. */
final class Figures {

    private Figures() {}

    /** @param decimals that the currency has */
    static String of(BigDecimal amount, int decimals) {
        var plain = amount.setScale(decimals).abs().toPlainString();
        var point = plain.indexOf('.');
        var grouped = new StringBuilder(plain);
        for (var place = (point < 0 ? plain.length() : point) - 3; place > 0; place -= 3) {
            grouped.insert(place, ',');
        }
        return amount.signum() < 0 ? "-" + grouped : grouped.toString();
    }
}
