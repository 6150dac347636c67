package io.fundsledger.endtoend.audit;

import io.fundsledger.endtoend.audit.Scene.Happened;
import io.fundsledger.endtoend.bank.Answer;
import io.fundsledger.endtoend.bank.Attempt;
import io.fundsledger.endtoend.bank.Operation;
import io.fundsledger.endtoend.bank.Reading;
import io.fundsledger.events.AccountEvent.AccountOpened;
import io.fundsledger.events.AccountEvent.HoldExpired;
import io.fundsledger.events.AccountEvent.HoldPlaced;
import io.fundsledger.events.AccountEvent.MoneyDeposited;
import io.fundsledger.events.AccountEvent.MoneyWithdrawn;
import io.fundsledger.events.AccountEvent.TransferReceived;
import io.fundsledger.events.AccountEvent.TransferSent;
import io.fundsledger.events.Channel;
import io.fundsledger.events.LogPosition;
import io.fundsledger.events.OtherLeg;
import io.fundsledger.events.RecordedEvent;
import io.fundsledger.events.money.Currency;
import io.fundsledger.events.money.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Ann and Bob, with whom everything is right; in the end she has nothing in six events, and he 57.00 in three. */
final class HonestScene {

    static final UUID ANN = new UUID(1, 1);
    static final UUID BOB = new UUID(2, 2);
    private static final LocalDate DAY = LocalDate.parse("2026-01-01");

    private HonestScene() {}

    static Scene play() {
        return play(50_00);
    }

    /** As it goes on if of the 50.00 that she sends him another amount arrives, in minor units. */
    static Scene play(long arriving) {
        var scene = new Scene();
        open(scene, "open-ann", ANN);
        open(scene, "open-bob", BOB);
        scene.recorded(
                Scene.command("pay-in", new Operation.Deposit(ANN, euro(100_00))),
                "100.00",
                "100.00",
                deposited(ANN, 100_00));
        hold(scene, "hold", ANN, "100.00", "70.00");
        refuse(scene, "too-much", ANN, 80_00, "70.00");
        transfer(scene, arriving);
        scene.pass(Duration.ofSeconds(2));
        scene.recorded(
                Scene.command("pay-out", new Operation.Withdraw(ANN, euro(50_00))),
                "0.00",
                "0.00",
                new Happened(ANN, new HoldExpired(3)),
                withdrawn(ANN, 50_00));
        depositThatIsRepeated(scene);
        var token = List.of(last(scene, BOB), last(scene, ANN));
        scene.read(Reading.Source.VIEWS, token, token, ann(scene), bob(scene));
        scene.read(Reading.Source.REPLAY, List.of(), List.of(), bob(scene));
        return scene;
    }

    private static void open(Scene scene, String key, UUID account) {
        scene.recorded(
                Scene.command(key, new Operation.Open(account, "owner", euro(0))),
                "0.00",
                "0.00",
                new Happened(account, new AccountOpened("owner", euro(0), null)));
    }

    /** Sets 30.00 aside for a second. */
    static void hold(Scene scene, String key, UUID account, String balance, String available) {
        var expiresAt = scene.now().plusSeconds(1);
        scene.recorded(
                Scene.command(key, new Operation.PlaceHold(account, euro(30_00), expiresAt)),
                balance,
                available,
                new Happened(account, new HoldPlaced(euro(30_00), expiresAt, null, null)));
    }

    private static void transfer(Scene scene, long arriving) {
        var id = new UUID(3, 3);
        scene.recorded(
                Scene.command("transfer", new Operation.Transfer(ANN, BOB, euro(50_00))),
                "50.00",
                "20.00",
                new Happened(ANN, new TransferSent(new OtherLeg(id, BOB, 2), euro(50_00), DAY, null, null)),
                new Happened(BOB, new TransferReceived(new OtherLeg(id, ANN, 4), euro(arriving), DAY, null, null)));
    }

    /** Recorded, and not answered before it is repeated. */
    private static void depositThatIsRepeated(Scene scene) {
        var command = Scene.command("gift", new Operation.Deposit(BOB, euro(7_00)));
        var sent = scene.now();
        var logged = scene.log(Scene.CLIENT, command.keyHash(), List.of(deposited(BOB, 7_00)));
        scene.attempts.add(new Attempt(0, command, sent, scene.now(), new Answer.None("killed")));
        var again = Scene.acknowledgement(logged, "57.00", "57.00", true);
        scene.attempts.add(new Attempt(1, command, scene.now(), scene.now(), again));
    }

    /** A withdrawal that is refused for want of funds. */
    static void refuse(Scene scene, String key, UUID account, long minor, String available) {
        scene.refused(
                Scene.command(key, new Operation.Withdraw(account, euro(minor))),
                422,
                "insufficient-funds",
                Map.of(
                        "accountId",
                        account.toString(),
                        "available",
                        available,
                        "requested",
                        euro(minor).toDecimal(),
                        "currency",
                        "EUR"));
    }

    static Happened deposited(UUID account, long minor) {
        return new Happened(account, new MoneyDeposited(euro(minor), DAY, Channel.UNSPECIFIED, null, null));
    }

    static Happened withdrawn(UUID account, long minor) {
        return new Happened(account, new MoneyWithdrawn(euro(minor), DAY, Channel.UNSPECIFIED, null, null));
    }

    static LogPosition last(Scene scene, UUID account) {
        return scene.log.stream()
                .filter(event -> event.accountId().equals(account))
                .map(RecordedEvent::logPosition)
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    static Reading.Figures ann(Scene scene) {
        return shown(ANN, "0.00", 6, last(scene, ANN));
    }

    static Reading.Figures bob(Scene scene) {
        return shown(BOB, "57.00", 3, last(scene, BOB));
    }

    static Reading.Figures shown(UUID account, String balance, long version, LogPosition position) {
        return new Reading.Figures(account, "open", "EUR", balance, "0.00", balance, "0.00", version, position);
    }

    static Money euro(long minor) {
        return new Money(minor, Currency.of("EUR"));
    }
}
