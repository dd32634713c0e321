import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const moralis: Family = {
  id: "moralis",
  name: "Moralis",
  category: "rpc",
  finds: "a key of Moralis",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://admin.moralis.io/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["eyJ", run("base64url", [20, 200]), ".eyJ", run("base64url", [60, 400]), ".", run("base64url", 43)]],
      proof: "jwt",
      contextRequired: true,
    },
    { kind: "key", label: "legacy key", shapes: [[run("alnum", 64)]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["moralis"],
  hosts: ["deep-index.moralis.io"],
  source: "trufflesecurity/trufflehog moralis",
  asOf: "2026-11",
  confidence: "medium",
};
