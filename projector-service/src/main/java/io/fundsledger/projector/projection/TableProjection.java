package io.fundsledger.projector.projection;

import java.util.Collection;
import java.util.List;
import org.springframework.core.io.Resource;

/**
 * A projection into tables of Postgres. What it writes commits together with the checkpoint. Beside its class lies one SQL
 * file of its name: the tables of a generation, after the line {@code -- Once loaded:}, if there is one, what only readers need,
 * and after the line {@code -- Readers see:} the views over them.
 */
public non-sealed interface TableProjection extends Projection {

    /** SQL that makes the tables of a generation; {@code {schema}} stands for its schema. */
    default Resource tables() {
        return Migration.of(this).tables();
    }

    /** SQL that makes what only readers need, such as indexes: run last where a generation is loaded in bulk. */
    default Resource indexes() {
        return Migration.of(this).indexes();
    }

    /** SQL that points the views of schema {@code views} to the tables of a generation. */
    default Resource views() {
        return Migration.of(this).views();
    }

    /**
     * Writes the rows that follow from the events. Runs within the transaction that moves the checkpoint, which keeps the plan
     * of a statement, whatever its parameters: it should be one that looks rows up by their keys. Every row is of one log
     * partition: others are applied at the same time, here or by another projector.
     *
     * @param events of many partitions, in order within each
     * @throws UnprojectableEventException if an event cannot follow those before it
     */
    void apply(List<ProjectedEvent> events, Generation generation);

    /** Deletes all that follows from events of some log partitions, since their checkpoint is gone. */
    void forget(Collection<Integer> partitions, Generation generation);
}
