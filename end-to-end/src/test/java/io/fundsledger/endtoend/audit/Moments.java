package io.fundsledger.endtoend.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All different points between two instants. A command is decided under the locks of its accounts' partitions, and events
 * carry the instant of their decision by the same clock: so at an instant, an account has all events of earlier instants
 * and none of later ones. Only what was recorded at the very same instant may be before or after.
 */
final class Moments {

    private final Ledger ledger;
    private final Collection<UUID> accounts;

    Moments(Ledger ledger, Collection<UUID> accounts) {
        this.ledger = ledger;
        this.accounts = accounts;
    }

    /** Both instants are inclusive; none if they are in the wrong order. */
    Stream<Point> between(Instant from, Instant to) {
        return from.isAfter(to)
                ? Stream.empty()
                : Stream.concat(
                                Stream.of(from),
                                accounts.stream()
                                        .flatMap(
                                                account -> ledger.story(account).changes(from, to)))
                        .distinct()
                        .flatMap(this::at);
    }

    private Stream<Point> at(Instant at) {
        var points = Stream.of(new Point(at, Map.of()));
        for (var account : accounts) {
            points = points.flatMap(point -> ledger.story(account)
                    .versionsAt(at)
                    .mapToObj(version -> new Point(at, with(point.versions(), account, version))));
        }
        return points;
    }

    private static Map<UUID, Long> with(Map<UUID, Long> versions, UUID account, long version) {
        var more = new HashMap<>(versions);
        more.put(account, version);
        return more;
    }
}
