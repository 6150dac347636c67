package io.fundsledger.events;

import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.InvalidAmountException;
import io.fundsledger.events.money.Money;
import io.fundsledger.events.money.UnknownCurrencyException;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of an object in an event's data, read strictly: what must be there is, and is of its form. */
record EventFields(JsonNode data) {

    EventFields {
        if (!data.isObject()) {
            throw new MalformedEventException("the data or its text is not an object");
        }
    }

    String required(String field) {
        var value = optional(field);
        if (value == null) {
            throw new MalformedEventException("the field '%s' is missing".formatted(field));
        }
        return value;
    }

    @Nullable String optional(String field) {
        var value = data.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new MalformedEventException("the field '%s' is not a string".formatted(field));
        }
        return value.stringValue();
    }

    Currency currency() {
        try {
            return Currency.of(required("currency"));
        } catch (UnknownCurrencyException unknown) {
            throw new MalformedEventException("the field 'currency': " + unknown.getMessage(), unknown);
        }
    }

    Money amount() {
        return amount("amount");
    }

    Money amount(String field) {
        try {
            return Money.parse(required(field), currency());
        } catch (InvalidAmountException invalid) {
            throw new MalformedEventException("the field '%s': %s".formatted(field, invalid.getMessage()), invalid);
        }
    }

    LocalDate valueDate() {
        try {
            return LocalDate.parse(required("valueDate"));
        } catch (DateTimeException invalid) {
            throw new MalformedEventException("the field 'valueDate' is not a date", invalid);
        }
    }

    @Nullable EventText text() {
        var text = data.get("text");
        return text == null || text.isNull() ? null : EventTextJson.read(new EventFields(text));
    }
}
