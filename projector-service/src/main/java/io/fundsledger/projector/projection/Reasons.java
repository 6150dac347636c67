package io.fundsledger.projector.projection;

import org.springframework.core.NestedExceptionUtils;

/** What operators are told of a failure: its innermost cause, without the statements and stack traces around it. */
final class Reasons {

    private Reasons() {}

    static String of(Throwable failed) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failed);
        var message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
