package io.fundsledger.cli.verifying;

import java.util.List;
import java.util.Map;

/** Somebody who knows hashes of a log from elsewhere. */
interface Witness {

    Witness NONE = _ -> Map.of();

    /** What is known of each partition; throws WrongCheckpointException if that says nothing of this log. */
    Map<Integer, List<Landmark>> landmarks(VerifiedLog log);
}
