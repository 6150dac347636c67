package io.fundsledger.cli.verifying;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the ledger's own books have to come to: for each ledger account that is the other side of customers' entries, the
 * sum of what customers' balances gained by it, in minor units.
 */
final class Books {

    private static final byte[] UNSPECIFIED = "unspecified".getBytes(UTF_8);

    private final Map<String, OfCurrency> currencies = new HashMap<>();

    private static final class OfCurrency {
        private final ExactSum captures = new ExactSum();
        private final ExactSum inTransit = new ExactSum();
        private final List<Channel> channels = new ArrayList<>();

        /** There are few, so that going through them costs less than making a text to look one up. */
        private ExactSum channel(RawData data) {
            for (var channel : channels) {
                if (data.has(DataField.CHANNEL)
                        ? data.is(DataField.CHANNEL, channel.word())
                        : channel.word() == UNSPECIFIED) {
                    return channel.sum();
                }
            }
            var word = data.has(DataField.CHANNEL) ? data.word(DataField.CHANNEL) : UNSPECIFIED;
            var channel = new Channel(word, new ExactSum());
            channels.add(channel);
            return channel.sum();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // compared with what stands in a line, byte by byte
    private record Channel(byte[] word, ExactSum sum) {}

    /** Books an entry by which a customer's balance changed. */
    void book(AccountHistory account, EventName name, RawData data, long effect) {
        switch (name) {
            case MONEY_DEPOSITED, MONEY_WITHDRAWN -> of(account).channel(data).add(effect);
            case TRANSFER_SENT, TRANSFER_RECEIVED -> of(account).inTransit.add(effect);
            case HOLD_CAPTURED -> of(account).captures.add(effect);
            case ENTRY_REVERSED -> {
                if (data.has(DataField.TRANSFER_ID)) {
                    of(account).inTransit.add(effect);
                } else if (data.isText(DataField.KIND, "capture")) {
                    of(account).captures.add(effect);
                }
            }
            default -> {}
        }
    }

    /** Books the reversal of a deposit or withdrawal, once the entry is known that says through what channel it went. */
    void bookReversed(AccountHistory account, RawData entry, long effect) {
        of(account).channel(entry).add(effect);
    }

    private OfCurrency of(AccountHistory account) {
        return currencies.computeIfAbsent(account.amounts().currency(), _ -> new OfCurrency());
    }

    /** Is given a ledger account, such as {@code channel:cash:EUR}, its currency and its sum. */
    interface Sink {
        void take(String name, String currency, BigInteger sum);
    }

    void forEach(Sink sink) {
        currencies.forEach((currency, books) -> {
            sink.take("captures:" + currency, currency, books.captures.value());
            sink.take("transfers-in-transit:" + currency, currency, books.inTransit.value());
            for (var channel : books.channels) {
                var name = "channel:%s:%s".formatted(new String(channel.word(), UTF_8), currency);
                sink.take(name, currency, channel.sum().value());
            }
        });
    }
}
