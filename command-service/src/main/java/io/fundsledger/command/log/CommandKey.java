package io.fundsledger.command.log;

/**
 * The name of a command, given by its caller.
 *
 * @param actor opaque id of the caller
 * @param idempotencyKey unique among the caller's commands, for ever
 */
public record CommandKey(String actor, String idempotencyKey) {}
