package io.fundsledger.projector.generalledger;

import io.fundsledger.events.RecordedEvent;
import io.fundsledger.projector.entry.Entry;
import java.math.BigInteger;

/**
 * An entry in the order of recording.
 *
 * @param debitsAfter of the debited ledger account, in minor units, by the entry's log partition up to it
 * @param creditsAfter of the credited ledger account, likewise
 */
record JournalEntry(
        RecordedEvent recorded, Entry entry, Posting posting, BigInteger debitsAfter, BigInteger creditsAfter) {}
