package io.fundsledger.command.lane;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map whose changes lie on top of another's until that one takes them over, or nobody does. */
final class Layer<K, V> {

    private final @Nullable Layer<K, V> below;
    private final Map<K, V> changes = new HashMap<>();

    private Layer(@Nullable Layer<K, V> below) {
        this.below = below;
    }

    static <K, V> Layer<K, V> of(Map<? extends K, ? extends V> entries) {
        var layer = new Layer<K, V>(null);
        layer.changes.putAll(entries);
        return layer;
    }

    Layer<K, V> another() {
        return new Layer<>(this);
    }

    @Nullable V get(K key) {
        var value = changes.get(key);
        return value != null || below == null ? value : below.get(key);
    }

    void put(K key, V value) {
        changes.put(key, value);
    }

    /** What was put into this layer, and into those on top of it that it took over. */
    Map<K, V> changes() {
        return Collections.unmodifiableMap(changes);
    }

    /** Hands the changes over to the layer below. */
    void settle() {
        if (below == null) {
            throw new IllegalStateException("there is nothing below the lowest layer");
        }
        below.changes.putAll(changes);
    }
}
