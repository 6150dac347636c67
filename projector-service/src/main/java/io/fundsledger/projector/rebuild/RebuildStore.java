package io.fundsledger.projector.rebuild;

import io.fundsledger.projector.projection.Generation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rebuilds, one row each. Every method is part of the caller's transaction. */
final class RebuildStore {
    private static final String COLUMNS = """
            SELECT rebuild_id, projection, generation, reference, version, expects_differences, phase, reason, comparison,
                   compared, extract(epoch FROM compared_by - clock_timestamp()) AS seconds_left,
                   started_at, phase_at, ended_at
            FROM projector.rebuild
            """;

    private final JdbcClient jdbc;

    RebuildStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, Generation generation, @Nullable Generation reference, int version, boolean expectsDifferences) {
        jdbc.sql("""
                        INSERT INTO projector.rebuild
                            (rebuild_id, projection, generation, reference, version, expects_differences, phase)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        generation.projection(),
                        generation.number(),
                        reference == null ? null : reference.number(),
                        version,
                        expectsDifferences,
                        RebuildPhase.LOADING.word()))
                .update();
    }

    Optional<Rebuild> find(UUID id) {
        return jdbc.sql(COLUMNS + "WHERE rebuild_id = ?")
                .param(id)
                .query((row, number) -> rebuild(row))
                .optional();
    }

    List<Rebuild> unfinished() {
        return jdbc.sql(COLUMNS + "WHERE ended_at IS NULL ORDER BY started_at")
                .query((row, number) -> rebuild(row))
                .list();
    }

    Optional<Rebuild> unfinished(String projection) {
        return jdbc.sql(COLUMNS + "WHERE ended_at IS NULL AND projection = ?")
                .param(projection)
                .query((row, number) -> rebuild(row))
                .optional();
    }

    /** Newest first. */
    List<Rebuild> latest(String projection, int limit) {
        return jdbc.sql(COLUMNS + "WHERE projection = ? ORDER BY started_at DESC, generation DESC LIMIT ?")
                .params(projection, limit)
                .query((row, number) -> rebuild(row))
                .list();
    }

    /** Whether a version of a projection has been tried already. */
    boolean hasBeenTried(String projection, int version) {
        return jdbc.sql("SELECT exists(SELECT FROM projector.rebuild WHERE projection = ? AND version = ?)")
                .params(projection, version)
                .query(Boolean.class)
                .single();
    }

    /** Goes over to another phase, unless somebody was faster; says whether it did. */
    boolean move(Rebuild rebuild, RebuildPhase to, @Nullable String reason) {
        return jdbc.sql("""
                        UPDATE projector.rebuild
                        SET phase = :to, reason = :reason, phase_at = clock_timestamp(),
                            ended_at = CASE WHEN :last THEN clock_timestamp() END
                        WHERE rebuild_id = :id AND phase = :from""")
                        .param("to", to.word())
                        .param("reason", reason)
                        .param("last", to.isLast())
                        .param("id", rebuild.id())
                        .param("from", rebuild.phase().word())
                        .update()
                == 1;
    }

    /** Notes why a rebuild does not get on. */
    void note(Rebuild rebuild, @Nullable String reason) {
        jdbc.sql("""
                        UPDATE projector.rebuild SET reason = :reason
                        WHERE rebuild_id = :id AND ended_at IS NULL AND reason IS DISTINCT FROM :reason""").param("reason", reason).param("id", rebuild.id()).update();
    }

    void compared(Rebuild rebuild, Comparison comparison) {
        jdbc.sql("UPDATE projector.rebuild SET comparison = ?::jsonb WHERE rebuild_id = ?")
                .params(JsonMapper.shared().writeValueAsString(comparison), rebuild.id())
                .update();
    }

    void compared(Rebuild rebuild, Compared compared) {
        jdbc.sql("""
                        UPDATE projector.rebuild
                        SET compared = ?, compared_by = clock_timestamp() + make_interval(secs => ?) WHERE rebuild_id = ?""")
                .params(compared.share(), compared.left().toMillis() / 1e3, rebuild.id())
                .update();
    }

    private static Rebuild rebuild(ResultSet row) throws SQLException {
        var projection = row.getString("projection");
        var reference = row.getObject("reference", Integer.class);
        var comparison = row.getString("comparison");
        var phase = RebuildPhase.ofWord(row.getString("phase"));
        return new Rebuild(
                row.getObject("rebuild_id", UUID.class),
                new Generation(projection, row.getInt("generation")),
                reference == null ? null : new Generation(projection, reference),
                row.getInt("version"),
                row.getBoolean("expects_differences"),
                phase,
                row.getString("reason"),
                phase == RebuildPhase.COMPARING ? compared(row) : null,
                comparison == null ? null : JsonMapper.shared().readValue(comparison, Comparison.class),
                Objects.requireNonNull(instant(row, "started_at")),
                Objects.requireNonNull(instant(row, "phase_at")),
                instant(row, "ended_at"));
    }

    private static @Nullable Compared compared(ResultSet row) throws SQLException {
        var share = row.getObject("compared", Double.class);
        var millisLeft = Math.max(0, Math.round(row.getDouble("seconds_left") * 1e3));
        return share == null ? null : new Compared(share, Duration.ofMillis(millisLeft));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
