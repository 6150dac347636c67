package io.fundsledger.localstack.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.PortBinding;
import io.fundsledger.localstack.LocalStackException;
import io.fundsledger.localstack.Runner;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** One container on one port of this machine; it is the same one after it was killed and started again. */
final class ContainerRunner implements Runner {

    private static final int STOP_PATIENCE_SECONDS = 30;

    private final Image image;
    private final GenericContainer<?> container;
    private final DockerClient docker;

    ContainerRunner(Image image, int hostPort) {
        this.image = image;
        PortBinding binding = PortBinding.parse("127.0.0.1:" + hostPort + ":" + image.port());
        this.container = new GenericContainer<>(DockerImageName.parse(image.name()))
                .withEnv(image.environment())
                .withExposedPorts(image.port())
                .withCommand(image.command().toArray(String[]::new))
                .withCreateContainerCmdModifier(
                        create -> Objects.requireNonNull(create.getHostConfig()).withPortBindings(List.of(binding)))
                .waitingFor(new NoWait());
        this.docker = container.getDockerClient();
    }

    @Override
    public void launch() {
        if (isCreated()) {
            docker.startContainerCmd(id()).exec();
            return;
        }
        try {
            container.start();
        } catch (ContainerLaunchException | ContainerFetchException e) {
            throw new LocalStackException("Cannot run the image %s: %s".formatted(image.name(), e.getMessage()), e);
        }
    }

    @Override
    public long pid() {
        return state().map(ContainerState::getPidLong).orElseThrow();
    }

    @Override
    public boolean isAlive() {
        return state().map(ContainerState::getRunning).orElse(false);
    }

    @Override
    public void kill() {
        if (isAlive()) {
            resume();
            docker.killContainerCmd(id()).exec();
            awaitExit();
        }
    }

    @Override
    public void stop() {
        if (isAlive()) {
            resume();
            docker.stopContainerCmd(id()).withTimeout(STOP_PATIENCE_SECONDS).exec();
        }
    }

    @Override
    public void pause() {
        docker.pauseContainerCmd(id()).exec();
    }

    @Override
    public void resume() {
        if (state().map(ContainerState::getPaused).orElse(false)) {
            docker.unpauseContainerCmd(id()).exec();
        }
    }

    @Override
    public void remove() {
        container.stop();
    }

    @Override
    public String lastWords() {
        return isCreated()
                ? container.getLogs().lines().reduce((earlier, later) -> later).orElse("it said nothing")
                : "it was never created";
    }

    private void awaitExit() {
        docker.waitContainerCmd(id()).start().awaitStatusCode();
    }

    private Optional<ContainerState> state() {
        return isCreated() ? Optional.of(docker.inspectContainerCmd(id()).exec().getState()) : Optional.empty();
    }

    private boolean isCreated() {
        return container.getContainerId() != null;
    }

    private String id() {
        return Objects.requireNonNull(container.getContainerId(), "The container was never started");
    }
}
