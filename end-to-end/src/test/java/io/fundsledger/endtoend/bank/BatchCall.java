package io.fundsledger.endtoend.bank;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Commands as one request of the REST API. */
final class BatchCall {

    private static final JsonMapper JSON = JsonMapper.shared();

    private BatchCall() {}

    static String body(List<Command> commands, boolean atomic) {
        var body = JSON.createObjectNode().put("atomic", atomic);
        body.putArray("commands").addAll(commands.stream().map(BatchCall::item).toList());
        return JSON.writeValueAsString(body);
    }

    private static ObjectNode item(Command command) {
        var item = (ObjectNode) JSON.readTree(Call.of(command.operation()).body());
        item.put("idempotencyKey", command.key());
        if (command.ifVersion() != null) {
            item.put("expectedVersion", command.ifVersion().longValue());
        }
        return switch (command.operation()) {
            case Operation.Open open -> item.put("type", "open");
            case Operation.Transfer transfer -> item.put("type", "transfer");
            case Operation.Deposit deposit -> of(deposit, item, "deposit");
            case Operation.Withdraw withdraw -> of(withdraw, item, "withdraw");
            case Operation.PlaceHold place -> of(place, item, "hold");
            case Operation.CaptureHold capture -> of(capture, item, "capture").put("holdId", capture.holdId());
            case Operation.ReleaseHold release -> of(release, item, "release").put("holdId", release.holdId());
            case Operation.Reverse reverse -> of(reverse, item, "reverse").put("entryId", reverse.entryId());
            case Operation.SetLimit limit -> of(limit, item, "limit");
            case Operation.Freeze freeze -> of(freeze, item, "freeze");
            case Operation.Unfreeze unfreeze -> of(unfreeze, item, "unfreeze");
        };
    }

    private static ObjectNode of(Operation operation, ObjectNode item, String type) {
        return item.put("type", type).put("accountId", operation.accountId().toString());
    }
}
