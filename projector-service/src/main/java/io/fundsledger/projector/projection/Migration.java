package io.fundsledger.projector.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The SQL file of a projection, in its two parts. */
record Migration(Resource tables, Resource views) {

    private static final String DIVIDER = "\n-- Readers see:\n";

    /** Reads the file beside the projection's class; throws IllegalStateException if it is not of two parts. */
    static Migration of(TableProjection projection) {
        var file = new ClassPathResource(projection.name() + ".sql", projection.getClass());
        try {
            var parts = file.getContentAsString(UTF_8).split(DIVIDER, -1);
            if (parts.length != 2) {
                throw new IllegalStateException("%s has not exactly one line '%s'".formatted(file, DIVIDER.strip()));
            }
            return new Migration(sql(parts[0]), sql(parts[1]));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Resource sql(String text) {
        return new ByteArrayResource(text.getBytes(UTF_8));
    }
}
