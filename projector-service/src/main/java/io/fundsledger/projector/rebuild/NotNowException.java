package io.fundsledger.projector.rebuild;

/** A step did not succeed for a passing reason: to be tried again. */
final class NotNowException extends RuntimeException {

    NotNowException(String reason) {
        super(reason);
    }
}
