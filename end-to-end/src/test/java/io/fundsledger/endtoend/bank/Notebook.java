package io.fundsledger.endtoend.bank;

import io.fundsledger.events.LogPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the clients have learned from answers and tell each other, so that they get in each other's way. */
final class Notebook {

    private static final int MOST = 200;

    private final List<Place> entries = new ArrayList<>();
    private final List<Place> holds = new ArrayList<>();
    private final Map<UUID, Long> versions = new HashMap<>();
    private final Map<Integer, Long> positions = new HashMap<>();

    /** A version of an account: the id of an entry or a hold. */
    record Place(UUID accountId, long version) {}

    synchronized void learn(Command command, Answer.Recorded recorded) {
        var place = new Place(recorded.accountId(), recorded.entryId());
        switch (command.operation()) {
            case Operation.Deposit _, Operation.Withdraw _, Operation.Transfer _, Operation.CaptureHold _ ->
                note(entries, place);
            case Operation.PlaceHold _ -> note(holds, place);
            case Operation.Open _,
                    Operation.ReleaseHold _,
                    Operation.Reverse _,
                    Operation.SetLimit _,
                    Operation.Freeze _,
                    Operation.Unfreeze _ -> {}
        }
        versions.merge(recorded.accountId(), recorded.version(), Math::max);
        recorded.positions().forEach(at -> positions.merge(at.partition(), at.position(), Math::max));
    }

    private static void note(List<Place> places, Place place) {
        if (places.size() == MOST) {
            places.removeFirst();
        }
        places.add(place);
    }

    synchronized @Nullable Place anEntry(Random random) {
        return any(entries, random);
    }

    synchronized @Nullable Place aHold(Random random) {
        return any(holds, random);
    }

    private static @Nullable Place any(List<Place> places, Random random) {
        return places.isEmpty() ? null : places.get(random.nextInt(places.size()));
    }

    /** The newest that was acknowledged; others may have got further. */
    synchronized long version(UUID accountId) {
        return versions.getOrDefault(accountId, 0L);
    }

    /** All that was acknowledged so far, as a token. */
    synchronized List<LogPosition> token() {
        return positions.entrySet().stream()
                .map(at -> new LogPosition(at.getKey(), at.getValue()))
                .toList();
    }
}
