package io.fundsledger.benchmarks.write;

/** Why figures that were measured must not be compared with others. */
final class NotComparableException extends RuntimeException {

    NotComparableException(String message) {
        super(message);
    }
}
