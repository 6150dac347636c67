package io.fundsledger.projector.projection;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Does what another index does; for tests that want one of its ways otherwise. */
public class OtherIndex implements IndexProjection {

    private final IndexProjection other;

    public OtherIndex(IndexProjection other) {
        this.other = other;
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
    public Iterator<IndexedDocument> documents(Generation generation, Map<Integer, Long> upTo) {
        return other.documents(generation, upTo);
    }

    @Override
    public void apply(List<ProjectedEvent> events, Generation generation) throws IOException {
        other.apply(events, generation);
    }
}
