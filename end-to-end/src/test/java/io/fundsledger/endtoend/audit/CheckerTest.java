package io.fundsledger.endtoend.audit;

import static io.fundsledger.endtoend.audit.HonestScene.ANN;
import static io.fundsledger.endtoend.audit.HonestScene.BOB;
import static io.fundsledger.endtoend.audit.HonestScene.ann;
import static io.fundsledger.endtoend.audit.HonestScene.deposited;
import static io.fundsledger.endtoend.audit.HonestScene.euro;
import static io.fundsledger.endtoend.audit.HonestScene.last;
import static io.fundsledger.endtoend.audit.HonestScene.refuse;
import static io.fundsledger.endtoend.audit.HonestScene.shown;
import static io.fundsledger.endtoend.audit.HonestScene.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.fundsledger.endtoend.audit.Scene.Happened;
import io.fundsledger.endtoend.bank.Answer;
import io.fundsledger.endtoend.bank.Attempt;
import io.fundsledger.endtoend.bank.Command;
import io.fundsledger.endtoend.bank.Operation;
import io.fundsledger.endtoend.bank.Reading.Figures;
import io.fundsledger.endtoend.bank.Reading.Source;
import io.fundsledger.endtoend.bank.Together;
import io.fundsledger.events.AccountEvent.HoldExpired;
import io.fundsledger.events.LogPosition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The checker has nothing against an honest scene, and finds whatever is changed in it. */
class CheckerTest {

    private static final String SOME_KEY = "0".repeat(64);

    private final Scene scene = HonestScene.play();

    @Test
    void nothingIsWrongWithAnHonestScene() {
        assertThat(scene.findings()).isEmpty();
    }

    @Test
    void theLedgerItselfMayLetHoldsExpire() {
        HonestScene.hold(scene, "hold-bob", BOB, "57.00", "27.00");
        scene.pass(Duration.ofSeconds(2));
        scene.log("ledger", SOME_KEY, List.of(new Happened(BOB, new HoldExpired(4))));
        assertThat(scene.findings()).isEmpty();
    }

    @Test
    void anAcknowledgedEventIsMissing() {
        scene.log.remove(eventsOf("gift"));
        found("acknowledged, and not in the log");
    }

    @Test
    void anEventIsMissingInTheMiddle() {
        scene.log.remove(eventsOf("pay-in"));
        found("does not fold");
    }

    @Test
    void eventsHaveChangedPlaces() {
        var payIn = eventsOf("pay-in");
        scene.log.add(payIn + 1, scene.log.remove(payIn));
        found("does not fold");
    }

    @Test
    void anEventIsThereAgainUnderAnotherKey() {
        scene.log(Scene.CLIENT, SOME_KEY, List.of(deposited(BOB, 7_00)));
        found("nobody asked for it");
    }

    @Test
    void anEventIsThereAgainUnderItsOwnKey() {
        scene.log(Scene.CLIENT, attempt("gift").command().keyHash(), List.of(deposited(BOB, 7_00)));
        found("recorded more than once under one key");
    }

    @Test
    void anEventIsOfNoCommand() {
        scene.log(Scene.CLIENT, null, List.of(deposited(BOB, 7_00)));
        found("of no command");
    }

    @Test
    void aClientLetAHoldExpire() {
        HonestScene.hold(scene, "hold-bob", BOB, "57.00", "27.00");
        scene.pass(Duration.ofSeconds(2));
        scene.log(Scene.CLIENT, SOME_KEY, List.of(new Happened(BOB, new HoldExpired(4))));
        found("nobody asked for it");
    }

    @Test
    void aHoldExpiredBeforeItsTime() {
        HonestScene.hold(scene, "hold-bob", BOB, "57.00", "27.00");
        scene.log("ledger", SOME_KEY, List.of(new Happened(BOB, new HoldExpired(4))));
        found("does not fold");
    }

    @Test
    void anAnswerHasAnotherBalance() {
        answer("pay-in", "100.01", "100.00");
        found("the log says otherwise");
    }

    @Test
    void anAnswerCountsAHoldThatHadExpired() {
        answer("pay-out", "0.00", "-30.00");
        found("the log says otherwise");
    }

    @Test
    void anEventIsNotWhatWasAsked() {
        var attempt = attempt("pay-out");
        var command = Scene.command("pay-out", new Operation.Withdraw(ANN, euro(49_00)));
        replace(attempt, new Attempt(0, command, attempt.sent(), attempt.answered(), attempt.answer()));
        found("not what the rules make of what was asked");
    }

    @Test
    void anEventIsAgainstTheRules() {
        var command = Scene.command("greed", new Operation.Withdraw(BOB, euro(58_00)));
        scene.recorded(command, "-1.00", "-1.00", withdrawn(BOB, 58_00));
        found("not what the rules make of what was asked");
        found("less than nothing is available");
    }

    @Test
    void lessArrivesThanWasSent() {
        assertThat(HonestScene.play(49_99).findings())
                .anyMatch(finding -> finding.contains("not what the rules make of what was asked"))
                .anyMatch(finding -> finding.contains("another sum than what came from outside"));
    }

    @Test
    void anEventIsThereAlthoughAnotherVersionWasExpected() {
        var command = new Command(Scene.CLIENT, "late", new Operation.Withdraw(BOB, euro(7_00)), 2L);
        scene.recorded(command, "50.00", "50.00", withdrawn(BOB, 7_00));
        found("not what the rules make of what was asked");
    }

    @Test
    void anEventWasRecordedBeforeItWasAskedFor() {
        var attempt = attempt("pay-in");
        replace(attempt, new Attempt(0, attempt.command(), scene.now(), scene.now(), attempt.answer()));
        found("recorded before it was sent");
    }

    @Test
    void anAnswerCameBeforeItsEvent() {
        var attempt = attempt("pay-in");
        replace(attempt, new Attempt(0, attempt.command(), attempt.sent(), attempt.sent(), attempt.answer()));
        found("recorded after it was acknowledged");
    }

    @Test
    void aRefusalIsWithoutReason() {
        refuse(scene, "fine", BOB, 57_00, "57.00");
        found("refused without reason");
    }

    @Test
    void aRefusalIsForWhatHadBeenBefore() {
        refuse(scene, "stale", BOB, 58_00, "50.00");
        found("refused without reason");
    }

    @Test
    void aRefusalIsForAHoldThatHadExpired() {
        HonestScene.hold(scene, "hold-bob", BOB, "57.00", "27.00");
        scene.pass(Duration.ofSeconds(2));
        refuse(scene, "overdue", BOB, 57_00, "27.00");
        found("refused without reason");
    }

    @Test
    void aRefusalIsOfWhatWasRecordedBefore() {
        refuse(scene, "pay-out", ANN, 50_00, "0.00");
        found("refused without reason");
    }

    @Test
    void twoAnswersSayThatTheyWereTheFirst() {
        scene.attempts.add(attempt("pay-in"));
        found("each says that it was the first");
    }

    @Test
    void aServiceFailed() {
        var command = attempt("gift").command();
        scene.attempts.add(new Attempt(0, command, scene.now(), scene.now(), new Answer.None("500 internal-error")));
        found("a service failed");
    }

    @Test
    void aReadingIsOlderThanItsToken() {
        scene.read(
                Source.VIEWS, List.of(last(scene, BOB)), List.of(last(scene, ANN), bobBefore()), ann(scene), bobThen());
        found("older than its token");
    }

    @Test
    void aReadingIsOfOtherPositionsThanItSays() {
        scene.read(Source.VIEWS, List.of(), List.of(last(scene, ANN), last(scene, BOB)), ann(scene), bobThen());
        found("of other positions");
    }

    @Test
    void aReadingLeavesAnAccountOut() {
        scene.read(Source.VIEWS, List.of(), List.of(last(scene, ANN), last(scene, BOB)), ann(scene));
        found("of other positions");
    }

    @Test
    void aReadingHasAnotherBalance() {
        scene.read(Source.REPLAY, List.of(), List.of(), shown(BOB, "57.01", 3, last(scene, BOB)));
        found("the log says otherwise");
    }

    @Test
    void aReplayDoesNotHoldWhatWasAcknowledged() {
        scene.read(Source.REPLAY, List.of(), List.of(), bobThen());
        found("older than what was known before");
    }

    @Test
    void whatBelongsTogetherIsThereAsAWholeOrNotAtAll() {
        scene.togethers.add(together(List.of(), "pay-in", "transfer"));
        scene.togethers.add(together(answered("pay-in", "transfer"), "pay-in", "transfer"));
        scene.togethers.add(new Together(List.of(never("one"), never("other")), List.of()));
        var refusals = List.<Answer>of(refused("batch-aborted"), refused("insufficient-funds"));
        scene.togethers.add(new Together(List.of(never("one"), never("other")), refusals));
        assertThat(scene.findings()).isEmpty();
    }

    @Test
    void onlyAPartOfWhatBelongsTogetherIsThere() {
        scene.togethers.add(new Together(List.of(attempt("gift").command(), never("one")), List.of()));
        found("recorded in part");
    }

    @Test
    void onlyAPartOfWhatBelongsTogetherIsAcknowledged() {
        var answers = List.of(attempt("pay-in").answer(), refused("insufficient-funds"));
        scene.togethers.add(together(answers, "pay-in", "transfer"));
        found("acknowledged in part");
    }

    @Test
    void whatBelongsTogetherIsAcknowledgedAndNotThere() {
        scene.togethers.add(new Together(List.of(never("one"), never("other")), answered("pay-in", "transfer")));
        found("acknowledged and not recorded");
    }

    @Test
    void whatBelongsTogetherIsRefusedForNoReason() {
        var refusals = List.<Answer>of(refused("batch-aborted"), refused("batch-aborted"));
        scene.togethers.add(new Together(List.of(never("one"), never("other")), refusals));
        found("refused without a culprit");
    }

    private Together together(List<Answer> answers, String... keys) {
        return new Together(Stream.of(keys).map(key -> attempt(key).command()).toList(), answers);
    }

    private List<Answer> answered(String... keys) {
        return Stream.of(keys).map(key -> attempt(key).answer()).toList();
    }

    private static Command never(String key) {
        return Scene.command("never-" + key, new Operation.Freeze(BOB));
    }

    private static Answer refused(String code) {
        return new Answer.Refused(409, code, Map.of());
    }

    private void found(String wrong) {
        assertThat(scene.findings()).anyMatch(finding -> finding.contains(wrong));
    }

    private Attempt attempt(String key) {
        return scene.attempts.stream()
                .filter(attempt -> attempt.command().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void answer(String key, String balance, String available) {
        var attempt = attempt(key);
        var from = eventsOf(key);
        var logged = scene.log.subList(
                from, from + ((Answer.Recorded) attempt.answer()).eventIds().size());
        var answer = Scene.acknowledgement(logged, balance, available, false);
        replace(attempt, new Attempt(0, attempt.command(), attempt.sent(), attempt.answered(), answer));
    }

    private void replace(Attempt attempt, Attempt by) {
        scene.attempts.set(scene.attempts.indexOf(attempt), by);
    }

    /** Where a command's first event is in the log. */
    private int eventsOf(String key) {
        var hash = attempt(key).command().keyHash();
        var keys = scene.log.stream()
                .map(event -> String.valueOf(event.origin().commandKeyHash()))
                .toList();
        return keys.indexOf(hash);
    }

    private LogPosition bobBefore() {
        var last = last(scene, BOB);
        return new LogPosition(last.partition(), last.position() - 1);
    }

    private Figures bobThen() {
        return shown(BOB, "50.00", 2, bobBefore());
    }
}
