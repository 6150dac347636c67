package io.fundsledger.localstack.embedded;

import io.fundsledger.localstack.Component;
import io.fundsledger.localstack.Runner;
import io.fundsledger.localstack.StackRuntime;
import java.nio.file.Path;
import java.util.Set;

/** Runs the components as child processes. */
public final class EmbeddedRuntime implements StackRuntime {

    private final ServerUser user = ServerUser.current();

    @Override
    public void check(Set<Component> components, Path folder) {
        Machine.check(components, folder, user);
    }

    @Override
    public Runner runner(Component component, Place place) {
        return new ChildProcess(recipe(component, place), place);
    }

    private Recipe recipe(Component component, Place place) {
        return switch (component) {
            case POSTGRES -> new PostgresRecipe(place, user);
            case KAFKA -> new KafkaRecipe(place);
            case ELASTICSEARCH -> new ElasticsearchRecipe(place, user);
        };
    }
}
