package io.fundsledger.command.checkpoint;

/** What is configured as the key is none; the message says what to do, and nothing of what was configured. */
final class WrongKeyException extends RuntimeException {

    WrongKeyException(String why) {
        super(
                "ledger.checkpoints.key cannot be used: %s. Make one with 'openssl genpkey -algorithm ed25519', or leave the"
                                .formatted(why)
                        + " setting empty, and nothing is signed");
    }
}
