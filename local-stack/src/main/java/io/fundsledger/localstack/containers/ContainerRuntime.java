package io.fundsledger.localstack.containers;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.LocalStackException;
import io.fundsledger.localstack.Runner;
import io.fundsledger.localstack.StackRuntime;
import java.nio.file.Path;
import java.util.Set;
import org.testcontainers.DockerClientFactory;

/** Runs the components as containers whose data goes with them. */
public final class ContainerRuntime implements StackRuntime {

    @Override
    public void check(Set<Component> components, Path folder) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new LocalStackException("-Dledger.stack=containers needs Docker, and no Docker engine answers");
        }
    }

    @Override
    public Runner runner(Component component, Place place) {
        if (!place.scratch()) {
            throw new LocalStackException("Containers keep no data in a folder: use -Dledger.stack=embedded for that");
        }
        return new ContainerRunner(Image.of(component, place.port()), place.port());
    }
}
