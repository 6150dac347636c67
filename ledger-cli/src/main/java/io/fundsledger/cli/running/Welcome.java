package io.fundsledger.cli.running;

import io.fundsledger.cli.local.LedgerPart;
import io.fundsledger.cli.local.LedgerService;
import io.fundsledger.cli.local.LocalLedger;
import java.util.stream.Collectors;

/** What there is now, and what to try first. */
final class Welcome {

    private Welcome() {}

    static String to(LocalLedger ledger, DataFolder folder) {
        return """

                The ledger is up. Data: %s, logs: %s

                %s

                Open an account, move money, and read it back at once:

                commands=%s queries=%s id=$(cat /proc/sys/kernel/random/uuid)
                post() { curl -s "$commands/v1/accounts$1" -H 'Content-Type: application/json' -H "Idempotency-Key: $2-$id" -d "$3" "${@:4}"; echo; }
                post ''               open     '{"accountId": "'$id'", "ownerId": "me", "currency": "EUR"}'
                post /$id/deposits    deposit  '{"amount": "100.00", "currency": "EUR"}'
                post /$id/withdrawals withdraw '{"amount": "12.34", "currency": "EUR", "description": "Coffee"}' -D headers
                token=$(sed -n 's/^Ledger-Position: *//Ip' headers | tr -d '\\r')
                curl -s "$queries/v1/accounts/$id/balance" -H "Ledger-Min-Position: $token"; echo
                curl -s "$queries/v1/transactions?q=coffee" -H "Ledger-Min-Position: $token"; echo
                """.formatted(
                        folder.path(),
                        folder.logs(),
                        ledger.parts().stream().map(Welcome::line).collect(Collectors.joining("\n")),
                        ledger.service(LedgerService.COMMAND).url(),
                        ledger.service(LedgerService.QUERY).url());
    }

    private static String line(LedgerPart part) {
        return "  %-17s %s".formatted(part.name(), part.address());
    }
}
