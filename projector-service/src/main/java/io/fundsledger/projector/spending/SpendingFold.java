package io.fundsledger.projector.spending;

import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.money.Currency;
import io.fundsledger.projector.entry.Entry;
import io.fundsledger.projector.projection.ProjectedEvent;
import io.fundsledger.projector.projection.UnprojectableEventException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Folds a batch of events into what it adds to the view, in memory. */
final class SpendingFold {

    private final Map<UUID, SpendingAccount> accounts = new HashMap<>();
    private final List<SpendingAccount> opened = new ArrayList<>();
    private final Map<Slice, Moved> moved = new HashMap<>();

    /** @param before every account that the events are about, as far as it exists */
    SpendingFold(Collection<SpendingAccount> before) {
        before.forEach(account -> accounts.put(account.accountId(), account));
    }

    /** The accounts that are new. */
    List<SpendingAccount> opened() {
        return opened;
    }

    /** What comes to the slices, whether they were there before or not. */
    Map<Slice, Moved> moved() {
        return moved;
    }

    void apply(ProjectedEvent projected) {
        if (projected.event() instanceof AccountOpened event) {
            open(projected, event.currency());
        } else {
            Entry.of(projected.event()).ifPresent(entry -> move(projected, entry));
        }
    }

    private void open(ProjectedEvent projected, Currency currency) {
        var id = projected.recorded().accountId();
        var account = new SpendingAccount(id, currency, projected.partition());
        if (accounts.putIfAbsent(id, account) != null) {
            throw new UnprojectableEventException(projected, "the account has been opened before");
        }
        opened.add(account);
    }

    private void move(ProjectedEvent projected, Entry entry) {
        var account = accounts.get(projected.recorded().accountId());
        if (account == null) {
            throw new UnprojectableEventException(projected, "the account has not been opened");
        }
        if (!account.currency().equals(entry.amount().currency())) {
            throw new UnprojectableEventException(projected, "the account is in " + account.currency());
        }
        moved.merge(Slice.of(account, entry), Moved.by(entry), Moved::plus);
    }
}
