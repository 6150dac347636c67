package io.fundsledger.endtoend.bank;

import java.time.Instant;

/**
 * A command sent once.
 *
 * @param instance which command-service, from 0
 * @param sent before its first byte, by the clock that the services have, too
 * @param answered after the last byte of the answer, or when it was given up
 */
public record Attempt(int instance, Command command, Instant sent, Instant answered, Answer answer) {}
