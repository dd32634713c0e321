import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const thirdweb: Family = {
  id: "thirdweb",
  name: "thirdweb",
  category: "rpc",
  finds: "a key of thirdweb",
  attackerCould: "use the project's services and, through its engine, its wallets",
  remedy: "Make a new key at https://thirdweb.com/dashboard and delete this one.",
  severity: "medium",
  parts: [
    { kind: "secret", label: "secret key", shapes: [[run("base64url", 86)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["thirdweb", "tw_secret_key"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "low",
};
