import type { LedgerEntry, LedgerFact } from "./entry.ts";
import type { LedgerReading } from "./chain.ts";

/** The append-only record of what was done to keys; `./node` keeps it in a file. */
export interface Ledger {
  /** Everything written so far, proven. */
  read(): Promise<LedgerReading>;
  /** Writes one entry; when it resolves, the entry survives a crash. */
  append(fact: LedgerFact): Promise<LedgerEntry>;
  /** Names a key id without telling it; the same in every entry of this ledger. */
  fingerprint(keyId: string): Promise<string>;
}
