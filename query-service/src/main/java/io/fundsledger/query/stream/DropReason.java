package io.fundsledger.query.stream;

import java.util.Locale;

/** Why a stream ended before the service did. */
enum DropReason {
    SLOW("What was sent was not taken in time. Connect again, and read on after the last event."),
    GONE("The reader has gone."),
    INCOMPLETE("The view has lost a change of this account, and is to be rebuilt. Connect again after that."),
    FAILED("The stream failed, and the failure is logged. Connect again, and read on after the last event.");

    private final String detail;

    DropReason(String detail) {
        this.detail = detail;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String detail() {
        return detail;
    }
}
