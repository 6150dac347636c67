package io.fundsledger.simulation.audit;

import io.fundsledger.projector.projection.Checkpoint;
import io.fundsledger.simulation.view.InMemoryViews;
import io.fundsledger.simulation.view.InMemoryViews.Row;
import io.fundsledger.simulation.view.ViewWitness;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whenever the view is committed, it is what the topic's events up to its checkpoint come to. */
public final class ViewAudit implements ViewWitness {

    private final TopicAudit topic;
    private final Map<Integer, Integer> folded = new HashMap<>();
    private final Map<UUID, Row> expected = new HashMap<>();
    private @Nullable InMemoryViews views;

    public ViewAudit(TopicAudit topic) {
        this.topic = topic;
    }

    public void watch(InMemoryViews watched) {
        views = watched;
    }

    /** Another database took the place of the one before. */
    public void startOver() {
        folded.clear();
        expected.clear();
    }

    @Override
    public void committed(Collection<Checkpoint> moved) {
        moved.forEach(checkpoint -> fold(checkpoint.partition(), checkpoint.position()));
        compareAll();
    }

    private void fold(int partition, long position) {
        var from = folded.getOrDefault(partition, 0);
        Breach.unless(
                position >= from, () -> "the checkpoint of partition %d ran back to %d".formatted(partition, position));
        var events = topic.partition(partition);
        Breach.unless(
                position <= events.size(), () -> "the view is ahead of the topic in partition %d".formatted(partition));
        for (var event : events.subList(from, Math.toIntExact(position))) {
            var before = expected.getOrDefault(event.accountId(), new Row(partition, 0, 0));
            expected.put(
                    event.accountId(),
                    new Row(partition, before.entries() + 1, before.balance() + Book.change(event.event())));
        }
        folded.put(partition, Math.toIntExact(position));
    }

    /** Every row, also those that no commit should have touched. */
    private void compareAll() {
        expected.keySet().forEach(this::compare);
    }

    private void compare(UUID accountId) {
        var shown = views == null ? null : views.rows().get(accountId);
        var right = expected.get(accountId);
        Breach.unless(
                right != null && right.equals(shown),
                () -> "the view shows %s of %s, and at its checkpoint that is %s".formatted(shown, accountId, right));
    }
}
