import type { Family } from "../family.ts";

export const slip39Share: Family = {
  id: "slip39-share",
  name: "SLIP-39 share",
  category: "wallet",
  finds: "a share of a wallet backup",
  attackerCould: "restore the wallet together with enough other shares, or at once where one is enough",
  remedy: "Move everything to a new wallet: how many shares others have is not known.",
  severity: "high",
  parts: [{ kind: "mnemonic", label: "share", shapes: [], structure: "mnemonic", contextRequired: false }],
  keywords: ["slip39", "shamir", "share"],
  source: "satoshilabs/slips: slip-0039",
  asOf: "2026-11",
  confidence: "medium",
};
