package io.fundsledger.command.expiry;

/** No hold can be ended now, whichever it is; later it can. */
final class HeldUpException extends RuntimeException {

    HeldUpException(String why) {
        super(why);
    }
}
