package io.fundsledger.command.lane;

import io.fundsledger.command.account.Refusal;
import java.util.Optional;

/** Says whether commands may be accepted at all. */
public interface WriteGate {

    /** Why nothing may be written now; empty if it may. */
    Optional<Refusal> closed();
}
