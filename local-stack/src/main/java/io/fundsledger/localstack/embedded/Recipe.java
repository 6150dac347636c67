package io.fundsledger.localstack.embedded;

import java.util.List;
import java.util.Map;

/** How to run one component's server as a process. */
interface Recipe {

    /** Makes what the server needs in its folder and is not there yet. */
    void prepare();

    List<String> command();

    Map<String, String> environment();

    /** The signal at which the server stops cleanly and soon. */
    String stopSignal();
}
