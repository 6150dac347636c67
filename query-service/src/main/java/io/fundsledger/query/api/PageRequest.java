package io.fundsledger.query.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which page of a list: how long, and after which cursor. */
public record PageRequest(
        @Parameter(description = "How many items at most")
        @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50")
        @Nullable PageSize limit,

        @Parameter(description = "nextCursor of the page before, unchanged") @Nullable String cursor) {

    public int items() {
        return Objects.requireNonNullElse(limit, PageSize.USUAL).items();
    }

    /** Refuses what only an answer in pages can take. */
    public void requireNone() {
        if (limit != null) {
            throw ProblemException.invalidParameter("limit", "is of pages: a document is whole");
        }
        if (cursor != null) {
            throw ProblemException.invalidParameter("cursor", "is of pages: a document is whole");
        }
    }

    /** Where the page starts, or null for the first page; the cursor must come from the same query. */
    public <T> @Nullable T after(Object query, Function<String[], T> reader) {
        return cursor == null ? null : Cursor.read(query, cursor, reader);
    }
}
