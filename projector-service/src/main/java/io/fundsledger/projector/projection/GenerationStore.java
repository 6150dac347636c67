package io.fundsledger.projector.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which generations there are, one row each. Every method is part of the caller's transaction. */
final class GenerationStore {
    private static final String COLUMNS = "projection, generation, version, current, loading, remove_after,"
            + " coalesce(remove_after <= clock_timestamp(), false) AS leaving";

    private final JdbcClient jdbc;

    GenerationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From here to the end of the transaction nobody else makes, switches or removes a generation. */
    void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('projector.generation'))")
                .query()
                .singleRow();
    }

    /** From here to the end of the transaction nobody else begins a generation of this projection. */
    void lockBeginning(Projection projection) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('projector.beginning'), hashtext(?))")
                .param(projection.name())
                .query()
                .singleRow();
    }

    List<GenerationRow> all() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM projector.generation ORDER BY projection, generation")
                .query((row, number) -> generation(row))
                .list();
    }

    Optional<GenerationRow> find(Generation generation) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM projector.generation WHERE projection = ? AND generation = ?")
                .params(generation.projection(), generation.number())
                .query((row, number) -> generation(row))
                .optional();
    }

    /** The generation that readers see. */
    Optional<GenerationRow> current(Projection projection) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM projector.generation WHERE projection = ? AND current")
                .param(projection.name())
                .query((row, number) -> generation(row))
                .optional();
    }

    /** A number that no generation of the projection has had. */
    int nextNumber(Projection projection) {
        return jdbc.sql("""
                        SELECT 1 + coalesce(max(generation), 0)
                        FROM (SELECT projection, generation FROM projector.generation
                              UNION SELECT projection, generation FROM projector.rebuild) AS ever
                        WHERE projection = ?""").param(projection.name()).query(Integer.class).single();
    }

    void add(GenerationRow row) {
        jdbc.sql("""
                        INSERT INTO projector.generation (projection, generation, version, current, loading)
                        VALUES (?, ?, ?, ?, ?)""")
                .params(
                        row.generation().projection(),
                        row.generation().number(),
                        row.version(),
                        row.current(),
                        row.loading())
                .update();
    }

    void loaded(Generation generation) {
        jdbc.sql("UPDATE projector.generation SET loading = false WHERE projection = ? AND generation = ?")
                .params(generation.projection(), generation.number())
                .update();
    }

    /** Makes another generation the current one; that before it goes after the grace period, any before that at once. */
    void makeCurrent(Generation generation, Duration grace) {
        jdbc.sql("UPDATE projector.generation SET remove_after = now() WHERE projection = ? AND remove_after > now()")
                .param(generation.projection())
                .update();
        jdbc.sql("""
                        UPDATE projector.generation SET current = false, remove_after = now() + make_interval(secs => ?)
                        WHERE projection = ? AND current""").params(grace.toMillis() / 1e3, generation.projection()).update();
        jdbc.sql("""
                        UPDATE projector.generation SET current = true, remove_after = NULL
                        WHERE projection = ? AND generation = ?""").params(generation.projection(), generation.number()).update();
    }

    /** Lets nobody be switched to a generation any more; false if readers see it, or if it is not there. */
    boolean leave(Generation generation) {
        jdbc.sql("""
                        UPDATE projector.generation SET remove_after = now()
                        WHERE projection = ? AND generation = ? AND NOT current
                          AND (remove_after IS NULL OR remove_after > now())""").params(generation.projection(), generation.number()).update();
        return find(generation).filter(row -> !row.current()).isPresent();
    }

    void delete(Generation generation) {
        jdbc.sql("DELETE FROM projector.checkpoint WHERE projection = ? AND generation = ?")
                .params(generation.projection(), generation.number())
                .update();
        jdbc.sql("DELETE FROM projector.generation WHERE projection = ? AND generation = ?")
                .params(generation.projection(), generation.number())
                .update();
    }

    private static GenerationRow generation(ResultSet row) throws SQLException {
        var removeAfter = row.getObject("remove_after", OffsetDateTime.class);
        return new GenerationRow(
                new Generation(row.getString("projection"), row.getInt("generation")),
                row.getInt("version"),
                row.getBoolean("current"),
                row.getBoolean("loading"),
                removeAfter == null ? null : removeAfter.toInstant(),
                row.getBoolean("leaving"));
    }
}
