package io.fundsledger.projector.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The SQL file of a projection, in its parts. */
record Migration(Resource tables, Resource indexes, Resource views) {

    private static final String LOADED = "\n-- Once loaded:\n";
    private static final String READERS = "\n-- Readers see:\n";

    /** Reads the file beside the projection's class; throws IllegalStateException if it has no views. */
    static Migration of(TableProjection projection) {
        var file = new ClassPathResource(projection.name() + ".sql", projection.getClass());
        try {
            var parts = file.getContentAsString(UTF_8).split(READERS, -1);
            if (parts.length != 2) {
                throw new IllegalStateException("%s has not exactly one line '%s'".formatted(file, READERS.strip()));
            }
            var made = parts[0].split(LOADED, 2);
            return new Migration(sql(made[0]), sql(made.length == 2 ? made[1] : ""), sql(parts[1]));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Resource sql(String text) {
        return new ByteArrayResource(text.getBytes(UTF_8));
    }
}
