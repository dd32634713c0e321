import { run, UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const biconomy: Family = {
  id: "biconomy",
  name: "Biconomy",
  category: "rpc",
  finds: "a key of Biconomy",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://dashboard.biconomy.io/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "url",
      label: "paymaster",
      shapes: [[run("alnum", 9), ".", ...UUID]],
      url: { hosts: ["paymaster.biconomy.io", "bundler.biconomy.io"] },
      contextRequired: false,
    },
    { kind: "key", label: "API key", shapes: [[run("alnum", 9), ".", ...UUID]], contextRequired: true },
  ],
  keywords: ["biconomy"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "low",
};
