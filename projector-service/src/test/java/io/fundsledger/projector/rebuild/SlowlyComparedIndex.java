package io.fundsledger.projector.rebuild;

import io.fundsledger.projector.projection.Generation;
import io.fundsledger.projector.projection.IndexProjection;
import io.fundsledger.projector.projection.IndexedDocument;
import io.fundsledger.projector.projection.OtherIndex;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Another index, of which only as many documents are compared as there are permits. */
final class SlowlyComparedIndex extends OtherIndex {

    private final Semaphore permits;

    SlowlyComparedIndex(IndexProjection other, Semaphore permits) {
        super(other);
        this.permits = permits;
    }

    @Override
    public Iterator<IndexedDocument> documents(Generation generation, Map<Integer, Long> upTo) {
        var documents = super.documents(generation, upTo);
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
}
