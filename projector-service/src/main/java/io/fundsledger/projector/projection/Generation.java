package io.fundsledger.projector.projection;

/**
 * One complete set of a projection's tables, or its index. A rebuild makes the next one beside it.
 *
 * @param projection the projection's name
 * @param number 1, 2, 3 …
 */
public record Generation(String projection, int number) {

    /** The schema that holds the tables. */
    public String schema() {
        return projection.replace('-', '_') + "_g" + number;
    }

    /** SQL with this generation's schema in the place of {@code {schema}}. */
    public String in(String sql) {
        return sql.replace("{schema}", schema());
    }

    @Override
    public String toString() {
        return projection + " g" + number;
    }
}
