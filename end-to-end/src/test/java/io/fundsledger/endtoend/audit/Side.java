package io.fundsledger.endtoend.audit;

import io.fundsledger.events.AccountEvent;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account as a command finds it, and what the rules ask of any; each check gives a refusal, or nothing.
 *
 * @param own whether the command names it, so that its figures may be told
 * @param version 0 if it is not opened yet
 */
record Side(AccountStory story, UUID accountId, boolean own, long version, Instant at) {

    @Nullable AccountState found() {
        return story.state(version);
    }

    AccountState state() {
        return Objects.requireNonNull(found());
    }

    /** What is there under the id of an entry or a hold; null if nothing is yet. */
    @Nullable AccountEvent event(long id) {
        return story.event(id, version);
    }

    @Nullable AccountEvent ending(long id) {
        return story.ending(id, version);
    }

    /** At which the command's event will be, after those of the holds that are overdue. */
    long nextVersion() {
        return version + events("").size();
    }

    /** What is recorded on this account if a command brings an event about. */
    List<String> events(String event) {
        var overdue = found() == null ? List.<Long>of() : state().overdueAt(at);
        return Stream.concat(overdue.stream().map(hold -> "expired hold " + hold), Stream.of(event))
                .toList();
    }

    Verdict.Accepted accepted(String event) {
        return new Verdict.Accepted(events(event), List.of());
    }

    Refusal refusal(int status, String code) {
        return Refusal.of(status, code).and("accountId", accountId);
    }

    Optional<Refusal> notFound() {
        return when(found() == null, () -> refusal(404, "account-not-found"));
    }

    Optional<Refusal> otherVersion(@Nullable Long expected) {
        return when(
                expected != null && expected != version,
                () -> Refusal.of(412, "version-mismatch")
                        .and("expectedVersion", Objects.requireNonNull(expected))
                        .and("currentVersion", version));
    }

    Optional<Refusal> closed() {
        return when(state().closed(), () -> refusal(409, "account-closed"));
    }

    Optional<Refusal> frozen() {
        return when(state().frozen(), () -> refusal(409, "account-frozen"));
    }

    Optional<Refusal> otherCurrency(Currency requested) {
        return when(!requested.equals(state().currency()), () -> {
            var refusal = refusal(422, "currency-mismatch").and("requestedCurrency", requested);
            return own ? refusal.and("accountCurrency", state().currency()) : refusal;
        });
    }

    Optional<Refusal> noFunds(Money requested) {
        var available = state().availableAt(at);
        return when(requested.minor() > available.minor(), () -> {
            var refusal = refusal(422, "insufficient-funds").and("requested", requested);
            return own ? refusal.and("available", available) : refusal;
        });
    }

    /** What a reversal takes from this account has to be there, unless it is forced. */
    Optional<Refusal> noFunds(Undoing undoing, boolean forced) {
        return undoing.takesFrom(own) && !forced ? noFunds(undoing.amount()) : Optional.empty();
    }

    static Optional<Refusal> when(boolean fails, Supplier<Refusal> refusal) {
        return fails ? Optional.of(refusal.get()) : Optional.empty();
    }
}
