package io.fundsledger.command.account;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ledger on which the table of rules can be tried, whatever way it is spoken to. */
public interface RulesLedger {

    /**
     * Carries out one instruction.
     *
     * @return what became of it: {@code ok}, or the name of the refusal
     */
    Outcome execute(Instruction instruction);

    /** Lets time pass; holds expire. */
    void pass(Duration time);

    /** What an account has, by its name in the table. */
    Figures figures(String account);

    /**
     * An instruction as the table has it. Amounts are decimals.
     *
     * @param verb open, deposit, withdraw, transfer, hold, capture, release, reverse, limit, freeze, unfreeze or close
     * @param to the account to which is transferred
     * @param entry the version that is captured, released or reversed
     * @param lasting how long the hold lasts
     * @param ifVersion the version that the account must have
     * @param number what the account is to be called by people
     */
    record Instruction(
            String verb,
            String account,
            @Nullable String to,
            @Nullable String amount,
            String currency,
            @Nullable Long entry,
            @Nullable Duration lasting,
            boolean forced,
            @Nullable Long ifVersion,
            @Nullable String number) {}

    /**
     * What became of an instruction.
     *
     * @param versions of the accounts that were changed: the last event of each
     */
    record Outcome(String name, Map<String, Long> versions) {}

    /** Amounts are decimals with all places, and nothing where there is no account. */
    record Figures(String balance, String held, String available, String limit, long version, String status) {}
}
