package io.fundsledger.simulation.bank;

import io.fundsledger.simulation.schedule.Chance;
import io.fundsledger.simulation.store.CommitFate;
import io.fundsledger.simulation.store.StoreWeather;
import io.fundsledger.simulation.topic.SendFate;

/** What goes wrong on the way to the stores, until it is fair. */
final class Weather implements StoreWeather {

    private final Chance chance;
    private boolean fair;

    Weather(Chance chance) {
        this.chance = chance;
    }

    void clearUp() {
        fair = true;
    }

    @Override
    public CommitFate nextCommit() {
        if (fair) {
            return CommitFate.HAPPENS;
        }
        return switch (chance.below(30)) {
            case 0 -> CommitFate.HAPPENS_UNHEARD;
            case 1 -> CommitFate.LOST_UNHEARD;
            case 2 -> CommitFate.OPEN_UNHEARD;
            default -> CommitFate.HAPPENS;
        };
    }

    SendFate nextSend() {
        if (fair) {
            return SendFate.ARRIVES;
        }
        return switch (chance.below(40)) {
            case 0 -> SendFate.ARRIVES_UNHEARD;
            case 1 -> SendFate.LOST;
            case 2 -> SendFate.ARRIVES_LATE;
            default -> SendFate.ARRIVES;
        };
    }

    /** Whether the commit of a view that now happens goes unheard. */
    boolean nextViewCommitIsUnheard() {
        return !fair && chance.oneIn(15);
    }
}
