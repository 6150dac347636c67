package io.fundsledger.events;

import org.jspecify.annotations.Nullable;

/**
 * Where an event came from.
 *
 * @param actor opaque id of the caller whose command it was
 * @param commandKeyHash 64 hexadecimal digits on a command's first event, see {@link CommandKeyHash}; else null
 * @param correlationId what larger undertaking it belongs to
 * @param causationId what directly led to it
 * @param traceparent W3C trace context of the command
 */
public record EventOrigin(
        String actor,
        @Nullable String commandKeyHash,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent) {}
