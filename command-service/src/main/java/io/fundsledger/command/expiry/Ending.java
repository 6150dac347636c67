package io.fundsledger.command.expiry;

import io.fundsledger.command.log.DueHold;

/** What came of asking for the end of a hold. */
sealed interface Ending {

    /**
     * There is nothing left to do.
     *
     * @param holds how many ended with this: the one and all others of its account that were overdue, or none if it had
     *     ended before
     */
    record Ended(int holds) implements Ending {}

    /** No hold can be ended now, whichever it is. */
    record HeldUp(String why) implements Ending {}

    /** This one fails, and will again. */
    record Undecidable(DueHold hold, RuntimeException cause) implements Ending {}
}
