package io.fundsledger.events;

import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.money.Money;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of event data. Writing gives one form: fields in a fixed order, absent ones left out, no blanks. Reading
 * ignores fields it does not know.
 */
public final class EventJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private EventJson() {}

    /** The data of an event in its newest schema version, UTF-8. */
    public static byte[] write(AccountEvent event) {
        var bytes = new ByteArrayOutputStream(256);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            switch (event) {
                case AccountOpened opened -> writeOpened(json, opened);
                case MoneyDeposited(var amount, var valueDate, var category, var text) ->
                    writeEntry(json, amount, valueDate, category);
                case MoneyWithdrawn(var amount, var valueDate, var category, var text) ->
                    writeEntry(json, amount, valueDate, category);
            }
            EventTextJson.write(json, event.text());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /**
     * Reads the data of any event ever recorded as the newest class of its type.
     *
     * @throws UnknownEventException if the type or version is newer than this code
     * @throws MalformedEventException if the data is not of its schema
     */
    public static AccountEvent read(String eventName, int schemaVersion, byte[] data) {
        var type = EventType.of(eventName, schemaVersion);
        try {
            var json = new EventFields(MAPPER.readTree(data));
            return switch (type) {
                case ACCOUNT_OPENED -> readOpened(json);
                case MONEY_DEPOSITED ->
                    new MoneyDeposited(json.amount(), json.valueDate(), json.optional("category"), json.text());
                case MONEY_WITHDRAWN ->
                    new MoneyWithdrawn(json.amount(), json.valueDate(), json.optional("category"), json.text());
            };
        } catch (JacksonException notJson) {
            throw new MalformedEventException("the data of a %s is not JSON".formatted(eventName), notJson);
        } catch (IllegalArgumentException impossible) {
            throw new MalformedEventException(
                    "the data of a %s: %s".formatted(eventName, impossible.getMessage()), impossible);
        }
    }

    private static void writeOpened(JsonGenerator json, AccountOpened opened) {
        json.writeStringProperty("ownerId", opened.ownerId());
        json.writeStringProperty("currency", opened.currency().code());
        json.writeStringProperty("overdraftLimit", opened.overdraftLimit().toDecimal());
    }

    private static AccountOpened readOpened(EventFields json) {
        var limit = json.amount("overdraftLimit");
        return new AccountOpened(json.required("ownerId"), limit, json.text());
    }

    private static void writeEntry(JsonGenerator json, Money amount, LocalDate valueDate, @Nullable String category) {
        json.writeStringProperty("amount", amount.toDecimal());
        json.writeStringProperty("currency", amount.currency().code());
        json.writeStringProperty("valueDate", valueDate.toString());
        if (category != null) {
            json.writeStringProperty("category", category);
        }
    }
}
