package io.fundsledger.endtoend.audit;

import io.fundsledger.endtoend.bank.Answer;
import io.fundsledger.endtoend.bank.Command;
import io.fundsledger.endtoend.bank.Together;
import java.util.List;
import java.util.stream.Stream;

/**
 * Of commands that belong together all are in the log or none, whatever happened to their senders; all, if that was said;
 * and one refusal is told for all of them. Whether that refusal was justified is not checked.
 */
record TogetherCheck(Cases cases, Findings findings) {

    void check(List<Together> togethers) {
        togethers.forEach(this::check);
    }

    private void check(Together together) {
        var commands = together.commands();
        var logged = commands.stream().filter(this::isLogged).count();
        findings.require(logged == 0 || logged == commands.size(), "recorded in part: ", together);
        if (!together.answers().isEmpty()) {
            checkAnswers(together, logged);
        }
    }

    private void checkAnswers(Together together, long logged) {
        var answers = together.answers();
        var recorded =
                answers.stream().filter(Answer.Recorded.class::isInstance).count();
        findings.require(recorded == 0 || recorded == answers.size(), "acknowledged in part: ", together);
        findings.require(recorded == 0 || logged == answers.size(), "acknowledged and not recorded: ", together);
        var aborted = refusals(answers).filter("batch-aborted"::equals).count();
        findings.require(
                recorded > 0 || refusals(answers).count() < answers.size() || aborted == answers.size() - 1,
                "refused without a culprit: ",
                together);
        findings.require(
                refusals(answers).noneMatch("batch-partly-recorded"::equals), "said to be there in part: ", together);
    }

    private boolean isLogged(Command command) {
        return !cases.ledger().commands(command.keyHash()).isEmpty();
    }

    private static Stream<String> refusals(List<Answer> answers) {
        return answers.stream()
                .flatMap(answer ->
                        answer instanceof Answer.Refused refused ? Stream.of(refused.code()) : Stream.empty());
    }
}
