import type { Family } from "../family.ts";

export const tonMnemonic: Family = {
  id: "ton-mnemonic",
  name: "TON seed phrase",
  category: "wallet",
  finds: "a seed phrase of a TON wallet",
  attackerCould: "restore the wallet anywhere and take everything in it",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [{ kind: "mnemonic", label: "seed phrase", shapes: [], structure: "mnemonic", contextRequired: false }],
  keywords: ["ton", "tonweb", "toncenter", "mnemonictowalletkey"],
  source: "ton-org/ton-crypto",
  asOf: "2026-11",
  confidence: "high",
};
