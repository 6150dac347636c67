package io.fundsledger.command.api.problem;

import java.util.Locale;

/** Every problem that this service answers with. What each means, and what to do, is in docs/refusals.md. */
public enum ProblemType {
    MALFORMED_REQUEST(400, "The request cannot be read"),
    INVALID_REQUEST(400, "Something in the request is not valid"),
    IDEMPOTENCY_KEY_MISSING(400, "A command needs an idempotency key"),
    IDEMPOTENCY_KEY_INVALID(400, "This is not an idempotency key"),
    ORIGIN_NOT_ALLOWED(403, "This origin may not use the service"),
    NOT_FOUND(404, "There is nothing here"),
    ACCOUNT_NOT_FOUND(404, "There is no such account"),
    HOLD_NOT_FOUND(404, "The account has no such hold"),
    ENTRY_NOT_FOUND(404, "The account has no such entry"),
    VERSION_NOT_REACHED(404, "The account has not had this version yet"),
    COMMAND_NOT_RECORDED(404, "No such command is recorded"),
    PARTITION_NOT_FOUND(404, "The log has no such partition"),
    CHECKPOINT_KEY_NOT_SET(404, "The ledger signs nothing"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in this form"),
    ACCOUNT_ALREADY_EXISTS(409, "The account exists already"),
    ACCOUNT_NUMBER_TAKEN(409, "The account number is another account's"),
    ACCOUNT_CLOSED(409, "The account is closed"),
    ACCOUNT_FROZEN(409, "The account is frozen"),
    ACCOUNT_NOT_FROZEN(409, "The account is not frozen"),
    HOLD_ALREADY_CAPTURED(409, "The hold was captured"),
    HOLD_ALREADY_RELEASED(409, "The hold was released"),
    HOLD_EXPIRED(409, "The hold has expired"),
    HOLDS_OPEN(409, "The account has open holds"),
    ENTRY_ALREADY_REVERSED(409, "The entry was reversed"),
    ENTRY_NOT_REVERSIBLE(409, "The entry cannot be reversed"),
    OVERDRAFT_IN_USE(409, "The overdraft is in use"),
    BALANCE_NOT_ZERO(409, "The balance is not zero"),
    BATCH_ABORTED(409, "Another command of the batch was refused"),
    BATCH_PARTLY_RECORDED(409, "Some commands of the batch were recorded before, some were not"),
    COMMAND_IMPORTED(409, "The command is known from an imported log only"),
    COMMAND_NOT_ENABLED(409, "The ledger does not take this command yet"),
    VERSION_MISMATCH(412, "The account is not at the expected version"),
    CONTENT_TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has to be JSON"),
    INSUFFICIENT_FUNDS(422, "The account has not enough funds"),
    SAME_ACCOUNT(422, "Both accounts are the same"),
    CAPTURE_EXCEEDS_HOLD(422, "More was to be captured than is held"),
    EXPIRY_NOT_IN_FUTURE(422, "The hold would have expired already"),
    CURRENCY_MISMATCH(422, "The account is kept in another currency"),
    AMOUNT_TOO_LARGE(422, "The balance would be more than can be counted"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another command"),
    INTERNAL_ERROR(500, "The service failed"),
    QUEUE_FULL(503, "Too many commands are waiting"),
    TOO_MANY_FOLLOWERS(503, "Too many follow the log already"),
    STORE_UNAVAILABLE(503, "The event store does not answer"),
    LOG_BEHIND_TOPIC(503, "The log is older than what was published"),
    CLOCK_BEHIND_LOG(503, "The clock is behind the log");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What programs switch on: {@code insufficient-funds}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the problem is identified by, the same at every installation. */
    public String uri() {
        return "urn:funds-ledger:problem:" + code();
    }

    /** Whether the unchanged request may succeed by waiting. */
    public boolean retryable() {
        return status == 503;
    }

    /** What is left to say where only a status is known. */
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> CONTENT_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }
}
