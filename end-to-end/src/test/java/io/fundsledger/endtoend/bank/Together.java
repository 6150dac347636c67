package io.fundsledger.endtoend.bank;

import java.util.List;

/**
 * Commands sent as one, of which all are to be recorded or none; none of them is ever sent otherwise.
 *
 * @param answers one a command, in order; none at all if there was no answer
 */
public record Together(List<Command> commands, List<Answer> answers) {}
