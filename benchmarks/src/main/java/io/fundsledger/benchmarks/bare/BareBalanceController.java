package io.fundsledger.benchmarks.bare;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BareBalanceController {

    /** As query-service asks. */
    private static final String ACCOUNT =
            "SELECT account_id, owner_id, account_number, status, currency, decimals, balance, held, overdraft_limit,"
                    + " version, unexpired_holds, log_partition, log_position, opened_at, updated_at"
                    + " FROM views.account WHERE account_id = ?";

    private static final String POSITIONS =
            "SELECT log_partition, position, generation, settled FROM views.position WHERE projection = ?";

    private final DataSource views;

    BareBalanceController(DataSource views) {
        this.views = views;
    }

    @GetMapping("/v1/accounts/{accountId}/balance")
    ResponseEntity<BareBalance> balance(@PathVariable UUID accountId) throws SQLException {
        try (var connection = views.getConnection()) {
            var balance = account(connection, accountId);
            readPositions(connection);
            connection.commit();
            return ResponseEntity.ok(balance);
        }
    }

    /** Where whoever starts a service asks whether it is ready. */
    @GetMapping("/actuator/health/readiness")
    ResponseEntity<Void> ready() {
        return ResponseEntity.ok().build();
    }

    private static BareBalance account(Connection connection, UUID accountId) throws SQLException {
        try (var query = connection.prepareStatement(ACCOUNT)) {
            query.setObject(1, accountId);
            try (var rows = query.executeQuery()) {
                rows.next();
                return BareBalance.of(rows);
            }
        }
    }

    private static void readPositions(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(POSITIONS)) {
            query.setString(1, "accounts");
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    rows.getInt(1);
                    rows.getLong(2);
                }
            }
        }
    }
}
