package io.fundsledger.simulation.view;

import io.fundsledger.projector.projection.Checkpoint;
import java.util.Collection;

/** Sees what happens to the views. */
public interface ViewWitness {

    /** Right after a commit that moved these checkpoints there. */
    void committed(Collection<Checkpoint> moved);
}
