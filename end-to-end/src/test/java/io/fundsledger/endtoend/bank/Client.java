package io.fundsledger.endtoend.bank;

import io.fundsledger.events.LogPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * One of those who work on the accounts: sends commands, some to both instances at once, repeats what got no answer under
 * the same key at either, sometimes also what got one, and looks at balances. Its keys are the same as other clients'.
 */
final class Client {

    private static final int COMMANDS_A_WAVE = 6;
    private static final int MOST_REPEATS = 40;
    private static final int REMEMBERED = 50;
    private static final Duration BETWEEN_REPEATS = Duration.ofMillis(200);
    private static final Duration LITTLE_WAIT = Duration.ofSeconds(1);

    private final String actor;
    private final String ownerId;
    private final Whims whims;
    private final Wire wire;
    private final Notebook notebook;
    private final List<Command> before = new ArrayList<>();
    private int keys;

    Client(String actor, String ownerId, Whims whims, Wire wire, Notebook notebook) {
        this.actor = actor;
        this.ownerId = ownerId;
        this.whims = whims;
        this.wire = wire;
        this.notebook = notebook;
    }

    /** What fits between two waves. */
    void wave() {
        for (var i = 0; i < COMMANDS_A_WAVE; i++) {
            if (whims.inPercent(8)) {
                read();
            } else if (whims.inPercent(10)) {
                giveTogether();
            } else {
                give(next());
            }
        }
    }

    /** Often what was just acknowledged, at once: all instances have to know of it. */
    private void read() {
        if (whims.inPercent(25)) {
            var token = whims.inPercent(70) ? notebook.token() : List.<LogPosition>of();
            wire.readViews(ownerId, token, LITTLE_WAIT);
        } else {
            var account = before.isEmpty() || whims.inPercent(30)
                    ? whims.account().id()
                    : before.getLast().operation().accountId();
            wire.replay(whims.instance(wire.instances()), account);
        }
    }

    private Command next() {
        if (!before.isEmpty() && whims.inPercent(5)) {
            return whims.anyOf(before);
        }
        if (!before.isEmpty() && whims.inPercent(1)) {
            var earlier = whims.anyOf(before);
            return new Command(actor, earlier.key(), whims.otherThan(earlier.operation()), null);
        }
        var command = another();
        remember(command);
        return command;
    }

    private Command another() {
        var operation = whims.operation(Instant.now());
        return new Command(actor, "key-" + keys++, operation, whims.ifVersion(operation));
    }

    private void remember(Command command) {
        if (before.size() == REMEMBERED) {
            before.removeFirst();
        }
        before.add(command);
    }

    /** Until there is an answer, within limits; false if there was none. */
    boolean give(Command command) {
        var instance = whims.instance(wire.instances());
        var answered = whims.inPercent(12)
                ? isAnswered(command, wire.sendToAll(command))
                : isAnswered(command, List.of(wire.send(instance, command)));
        for (var repeat = 1; !answered && repeat <= MOST_REPEATS; repeat++) {
            LockSupport.parkNanos(BETWEEN_REPEATS.toNanos());
            answered = isAnswered(command, List.of(wire.send((instance + repeat) % wire.instances(), command)));
        }
        return answered;
    }

    /** All or none of them, or each for itself; those that belong together are never sent otherwise. */
    private void giveTogether() {
        var atomic = whims.inPercent(60);
        var commands = Stream.generate(this::another)
                .limit(whims.inPercent(50) ? 2 : 4)
                .toList();
        if (!atomic) {
            commands.forEach(this::remember);
        }
        var instance = whims.instance(wire.instances());
        var answered = isAnswered(commands, wire.send(instance, commands, atomic));
        for (var repeat = 1; !answered && repeat <= MOST_REPEATS; repeat++) {
            LockSupport.parkNanos(BETWEEN_REPEATS.toNanos());
            answered = isAnswered(commands, wire.send((instance + repeat) % wire.instances(), commands, atomic));
        }
    }

    private boolean isAnswered(List<Command> commands, List<Answer> answers) {
        for (var i = 0; i < commands.size(); i++) {
            learn(commands.get(i), answers.get(i));
        }
        return answers.stream().noneMatch(Answer.None.class::isInstance);
    }

    private boolean isAnswered(Command command, List<Answer> answers) {
        answers.forEach(answer -> learn(command, answer));
        return answers.stream().noneMatch(Answer.None.class::isInstance);
    }

    private void learn(Command command, Answer answer) {
        if (answer instanceof Answer.Recorded recorded) {
            notebook.learn(command, recorded);
        }
    }
}
