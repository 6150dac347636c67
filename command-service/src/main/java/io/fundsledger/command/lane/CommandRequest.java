package io.fundsledger.command.lane;

import io.fundsledger.command.account.AccountCommand;
import io.fundsledger.command.log.CommandKey;
import org.jspecify.annotations.Nullable;

/**
 * A command with all that is recorded about its coming.
 *
 * @param command what is asked
 * @param key who asks, and under which key
 * @param fingerprint SHA-256 of the content, to tell a repeat from a key used twice; 32 bytes
 * @param correlationId what larger undertaking it belongs to
 * @param causationId what directly led to it
 * @param traceparent W3C trace context
 */
@SuppressWarnings("ArrayRecordComponent") // compared with Arrays.equals where it matters
public record CommandRequest(
        AccountCommand command,
        CommandKey key,
        byte[] fingerprint,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent) {}
