package io.fundsledger.endtoend.audit;

import io.fundsledger.events.RecordedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A log, by account and by command. */
final class Ledger {

    private final Map<UUID, AccountStory> stories = new HashMap<>();
    private final Map<String, List<LoggedCommand>> byKey;
    private final CommandFinder found;

    /** Throws IllegalStateException if the events of an account do not fold; they have to be in order. */
    Ledger(List<RecordedEvent> events) {
        events.forEach(event -> stories.computeIfAbsent(event.accountId(), _ -> new AccountStory())
                .add(event));
        found = new CommandFinder(stories.values());
        byKey = found.commands().stream().collect(Collectors.groupingBy(LoggedCommand::keyHash));
    }

    /** Of no events, if there is no such account. */
    AccountStory story(UUID accountId) {
        return stories.getOrDefault(accountId, new AccountStory());
    }

    Map<UUID, AccountStory> stories() {
        return stories;
    }

    List<LoggedCommand> commands() {
        return found.commands();
    }

    List<RecordedEvent> orphans() {
        return found.orphans();
    }

    /** One, if it was recorded; more than one is wrong. */
    List<LoggedCommand> commands(String keyHash) {
        return byKey.getOrDefault(keyHash, List.of());
    }
}
