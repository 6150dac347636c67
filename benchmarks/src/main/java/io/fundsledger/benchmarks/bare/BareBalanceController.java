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

    /** As Hibernate says it for query-service. */
    private static final String ACCOUNT =
            "select a1_0.account_id,a1_0.account_number,a1_0.balance,a1_0.currency,a1_0.decimals,a1_0.held,"
                    + "a1_0.log_partition,a1_0.log_position,a1_0.opened_at,a1_0.overdraft_limit,a1_0.owner_id,"
                    + "a1_0.status,a1_0.unexpired_holds,a1_0.updated_at,a1_0.version"
                    + " from views.account a1_0 where a1_0.account_id=?";

    private static final String POSITIONS = "SELECT log_partition, position FROM views.position WHERE projection = ?";

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
