package io.fundsledger.projector.accounts;

import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.money.Money;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.UnprojectableEventException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The holds that the events of a batch place and end. */
final class BatchHolds {

    private final Map<AccountVersion, OpenHold> open = new HashMap<>();
    private final List<PlacedHold> placed = new ArrayList<>();
    private final List<EndedHold> ended = new ArrayList<>();

    /** @param before those that the events end, as far as they are open */
    BatchHolds(Collection<OpenHold> before) {
        before.forEach(hold -> open.put(hold.id(), hold));
    }

    OpenHold place(ProjectedEvent projected, HoldPlaced event) {
        var hold = new PlacedHold(projected.recorded(), event);
        placed.add(hold);
        open.put(hold.open().id(), hold.open());
        return hold.open();
    }

    /** The hold that there is no more. */
    OpenHold end(ProjectedEvent projected, long holdId, HoldStatus status, @Nullable Money captured) {
        var recorded = projected.recorded();
        var hold = open.get(new AccountVersion(recorded.accountId(), holdId));
        if (hold == null) {
            throw new UnprojectableEventException(projected, "the account has no open hold " + holdId);
        }
        if (captured != null && captured.minor() > hold.amount().minor()) {
            throw new UnprojectableEventException(projected, "only " + hold.amount() + " are held");
        }
        if (status == HoldStatus.EXPIRED && hold.expiresAt() == null) {
            throw new UnprojectableEventException(projected, "hold " + holdId + " does not expire");
        }
        open.remove(hold.id());
        ended.add(new EndedHold(hold, status, recorded, captured));
        return hold;
    }

    List<PlacedHold> placed() {
        return placed;
    }

    List<EndedHold> ended() {
        return ended;
    }
}
