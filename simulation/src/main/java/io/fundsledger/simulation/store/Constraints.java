package io.fundsledger.simulation.store;

import io.fundsledger.command.log.CommandKey;
import io.fundsledger.command.log.EntryRef;
import io.fundsledger.command.log.NewEvent;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The unique constraints of the log, as the SQL has them. */
final class Constraints {

    /** Once locked partitions exclude each other, nothing ever breaks these. */
    static final String POSITION = "(partition, position)";

    static final String VERSION = "(account_id, version)";
    static final String SETTLES = "(account_id, settles)";
    static final String KEY = "(actor, idempotency_key)";
    static final String NUMBER = "(number)";

    private final Set<Object> taken = new HashSet<>();
    private final boolean keysToo;

    private record Value(String constraint, Object value) {}

    private record Pair(Object one, Object other) {}

    Constraints(boolean keysToo) {
        this.keysToo = keysToo;
    }

    /** The constraint that a commit would break, if there is one. */
    Optional<String> brokenBy(StoredCommit commit) {
        var seen = new HashSet<>();
        for (var value : values(commit)) {
            if (taken.contains(value) || !seen.add(value)) {
                return Optional.of(value.constraint);
            }
        }
        return Optional.empty();
    }

    /** Whether two commits cannot both happen. */
    boolean exclude(StoredCommit one, StoredCommit other) {
        var values = values(one);
        values.retainAll(values(other));
        return !values.isEmpty();
    }

    void add(StoredCommit commit) {
        taken.addAll(values(commit));
    }

    private Set<Value> values(StoredCommit commit) {
        var values = new LinkedHashSet<Value>();
        for (var event : commit.events()) {
            addValues(event, values);
        }
        commit.numbers().keySet().forEach(number -> values.add(new Value(NUMBER, number)));
        return values;
    }

    private void addValues(NewEvent event, Set<Value> values) {
        var recorded = event.event();
        values.add(new Value(POSITION, new Pair(recorded.partition(), recorded.position())));
        values.add(new Value(VERSION, new EntryRef(recorded.accountId(), recorded.accountVersion())));
        var settles = event.settles();
        if (settles != null) {
            values.add(new Value(SETTLES, new EntryRef(recorded.accountId(), settles)));
        }
        var key = keyOf(event);
        if (keysToo && key != null) {
            values.add(new Value(KEY, key));
        }
    }

    /** The key of the command whose first event this is; null on its other events. */
    static @Nullable CommandKey keyOf(NewEvent event) {
        var command = event.command();
        return command == null ? null : new CommandKey(event.event().origin().actor(), command.idempotencyKey());
    }
}
