package io.fundsledger.projector.rebuild;

import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.IndexProjection;
import io.fundsledger.projector.projection.IndexedDocument;
import io.fundsledger.projector.projection.ProjectedEvent;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Another index, of which only as many documents are compared as there are permits. */
record SlowlyComparedIndex(IndexProjection other, Semaphore permits) implements IndexProjection {

    @Override
    public Iterator<IndexedDocument> documents(Generation generation, Map<Integer, Long> upTo) {
        var documents = other.documents(generation, upTo);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return documents.hasNext();
            }

            @Override
            public IndexedDocument next() {
                awaitPermit();
                return documents.next();
            }
        };
    }

    private void awaitPermit() {
        try {
            if (!permits.tryAcquire(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("no permit within a minute");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    @Override
    public String name() {
        return other.name();
    }

    @Override
    public int version() {
        return other.version();
    }

    @Override
    public boolean exists(Generation generation) throws IOException {
        return other.exists(generation);
    }

    @Override
    public void create(Generation generation) throws IOException {
        other.create(generation);
    }

    @Override
    public void delete(Generation generation) throws IOException {
        other.delete(generation);
    }

    @Override
    public void loaded(Generation generation) throws IOException {
        other.loaded(generation);
    }

    @Override
    public void show(Generation generation) throws IOException {
        other.show(generation);
    }

    @Override
    public void refresh(Generation generation) throws IOException {
        other.refresh(generation);
    }

    @Override
    public void apply(List<ProjectedEvent> events, Generation generation) throws IOException {
        other.apply(events, generation);
    }
}
