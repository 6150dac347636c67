package io.fundsledger.events;

import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.InvalidAmountException;
import io.fundsledger.events.money.Money;
import io.fundsledger.events.money.UnknownCurrencyException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
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
        return present(field, optional(field));
    }

    @Nullable String optional(String field) {
        var value = ofForm(field, JsonNode::isString, "a string");
        return value == null ? null : value.stringValue();
    }

    boolean flag(String field) {
        return present(field, ofForm(field, JsonNode::isBoolean, "true or false"))
                .booleanValue();
    }

    /** An account's version; whether there can be such a one is for the event to say. */
    long version(String field) {
        return present(field, ofForm(field, EventFields::isLong, "an integer")).longValue();
    }

    Currency currency() {
        try {
            return Currency.of(required("currency"));
        } catch (UnknownCurrencyException unknown) {
            throw new MalformedEventException("the field 'currency': " + unknown.getMessage(), unknown);
        }
    }

    Money amount() {
        return money("amount");
    }

    Money limit() {
        return money("overdraftLimit");
    }

    LocalDate valueDate() {
        try {
            return LocalDate.parse(required("valueDate"));
        } catch (DateTimeException invalid) {
            throw new MalformedEventException("the field 'valueDate' is not a date", invalid);
        }
    }

    @Nullable Instant optionalInstant(String field) {
        var value = optional(field);
        try {
            return value == null ? null : EventTime.parse(value);
        } catch (DateTimeException invalid) {
            throw new MalformedEventException("the field '%s' is not an instant".formatted(field), invalid);
        }
    }

    @Nullable String category() {
        return optional("category");
    }

    OtherLeg otherLeg() {
        return new OtherLeg(uuid("transferId"), uuid("otherAccountId"), version("otherVersion"));
    }

    @Nullable OtherLeg optionalOtherLeg() {
        return optional("transferId") == null ? null : otherLeg();
    }

    <T> T word(String field, T[] values, Function<T, String> word) {
        var value = required(field);
        return Arrays.stream(values)
                .filter(candidate -> word.apply(candidate).equals(value))
                .findFirst()
                .orElseThrow(
                        () -> new MalformedEventException("the field '%s' cannot be '%s'".formatted(field, value)));
    }

    @Nullable EventText text() {
        var text = data.get("text");
        return text == null || text.isNull() ? null : EventTextJson.read(new EventFields(text));
    }

    private Money money(String field) {
        try {
            return Money.parse(required(field), currency());
        } catch (InvalidAmountException invalid) {
            throw new MalformedEventException("the field '%s': %s".formatted(field, invalid.getMessage()), invalid);
        }
    }

    private UUID uuid(String field) {
        var value = required(field);
        if (!EnvelopeAttributes.isLowerCaseUuid(value)) {
            throw new MalformedEventException("the field '%s' is not a UUID in lower case".formatted(field));
        }
        return UUID.fromString(value);
    }

    private @Nullable JsonNode ofForm(String field, Predicate<JsonNode> form, String name) {
        var value = data.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!form.test(value)) {
            throw new MalformedEventException("the field '%s' is not %s".formatted(field, name));
        }
        return value;
    }

    private static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new MalformedEventException("the field '%s' is missing".formatted(field));
        }
        return value;
    }

    private static boolean isLong(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }
}
