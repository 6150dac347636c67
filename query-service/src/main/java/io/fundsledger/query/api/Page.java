package io.fundsledger.query.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Some items of a list and, unless they are the last, the cursor of the next. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /** Makes a page of at most {@code size} from a list that was read with one item more, if there is one. */
    public static <T> Page<T> of(List<T> oneMore, int size, Function<T, String> cursor) {
        if (oneMore.size() <= size) {
            return new Page<>(oneMore, null);
        }
        var items = oneMore.subList(0, size);
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    public <R> Page<R> map(Function<? super T, R> change) {
        return new Page<>(items.stream().map(change).toList(), nextCursor);
    }

    /** Adds {@code Link: rel="next"} for the request being answered. */
    public static void link(HttpHeaders headers, @Nullable String nextCursor) {
        if (nextCursor != null) {
            var next = ServletUriComponentsBuilder.fromCurrentRequest()
                    .replaceQueryParam("cursor", nextCursor)
                    .build()
                    .getQuery();
            headers.add(HttpHeaders.LINK, "<?%s>; rel=\"next\"".formatted(next));
        }
    }
}
