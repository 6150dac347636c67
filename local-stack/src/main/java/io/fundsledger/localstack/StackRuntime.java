package io.fundsledger.localstack;

import io.fundsledger.localstack.containers.ContainerRuntime;
import io.fundsledger.localstack.embedded.EmbeddedRuntime;
import java.nio.file.Path;
import java.util.Set;

/** A way to run components on this machine. */
public interface StackRuntime {

    /** The one that the system property ledger.stack names. */
    static StackRuntime chosen() {
        String name = System.getProperty("ledger.stack", "embedded");
        return switch (name) {
            case "embedded" -> new EmbeddedRuntime();
            case "containers" -> new ContainerRuntime();
            default ->
                throw new LocalStackException("-Dledger.stack=" + name + " is unknown: it is embedded or containers");
        };
    }

    /** Throws where something is missing here, before anything is started. */
    void check(Set<Component> components, Path folder);

    Runner runner(Component component, Place place);

    /**
     * Where a component lives.
     *
     * @param folder its own, for data and log
     * @param scratch whether the folder may be deleted when the stack ends
     */
    record Place(Path folder, int port, boolean scratch) {}
}
