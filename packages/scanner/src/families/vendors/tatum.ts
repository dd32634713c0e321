import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const tatum: Family = {
  id: "tatum",
  name: "Tatum",
  category: "rpc",
  finds: "an API key of Tatum",
  attackerCould: "use the nodes at the owner's cost, and read what the account watches",
  remedy: "Revoke it at https://dashboard.tatum.io/ and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["t-", run("lower-hex", 24), "-", run("lower-hex", 24)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["tatum"],
  source: "Tatum's documentation",
  asOf: "2026-11",
  confidence: "high",
};
