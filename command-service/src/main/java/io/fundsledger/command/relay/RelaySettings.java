package io.fundsledger.command.relay;

import java.time.Duration;

/**
 * The limits of a relay.
 *
 * @param eventsPerRead how many events of one partition are read and sent at once
 * @param pace the least time from one read that found something to the next, so that events gather where many come
 * @param poll how often the log is looked at when nobody says that there is something new
 * @param upkeep how often locks, topic and lag are looked at
 * @param retryAfter how long to wait after a failure
 * @param brokerTimeout how long to wait for Kafka's answer to a question; sending has no such limit
 * @param silentFor after how many silent seconds the store takes the locks away
 */
public record RelaySettings(
        int eventsPerRead,
        Duration pace,
        Duration poll,
        Duration upkeep,
        Duration retryAfter,
        Duration brokerTimeout,
        int silentFor) {

    public static final RelaySettings DEFAULT = new RelaySettings(
            500,
            Duration.ofMillis(5),
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            10);
}
