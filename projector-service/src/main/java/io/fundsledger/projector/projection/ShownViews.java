package io.fundsledger.projector.projection;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL views that readers see. Every method is part of the caller's transaction. */
final class ShownViews {
    private final JdbcClient jdbc;

    ShownViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Points the views of a projection to a generation's tables. */
    void show(TableProjection projection, Generation generation) {
        jdbc.sql(generation.in(Generations.text(projection.views()))).update();
    }

    /**
     * Makes {@code views.position} again, for the generations that are current by now. They are written out in it: so a
     * reader's snapshot from before a switch, which meets the views from after it, is told that it is not settled.
     */
    void showPositions() {
        var current = jdbc.sql(
                        "SELECT projection, generation FROM projector.generation WHERE current ORDER BY projection")
                .query((row, number) -> "('%s', %d)".formatted(row.getString(1).replace("'", "''"), row.getInt(2)))
                .list();
        jdbc.sql("""
                        CREATE OR REPLACE VIEW views.position AS
                        SELECT c.projection, c.log_partition, c.position, c.recorded_at, c.ledger_id, c.generation,
                               g.current AS settled
                        FROM projector.checkpoint c
                        JOIN projector.generation g USING (projection, generation)
                        JOIN (VALUES %s) AS shown (projection, generation) USING (projection, generation)""".formatted(String.join(", ", current))).update();
    }
}
