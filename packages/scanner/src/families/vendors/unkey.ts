import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const unkey: Family = {
  id: "unkey",
  name: "Unkey",
  category: "productivity",
  finds: "a root key of Unkey",
  attackerCould: "make and read keys of the owner's own API",
  remedy: "Revoke it at https://app.unkey.com/settings/root-keys and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "root key",
      shapes: [["unkey_", run("base58", [20, 32])]],
      anchors: ["unkey_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["unkey"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};
