import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const ageSecretKey: Family = {
  id: "age-secret-key",
  name: "age identity",
  category: "wallet",
  finds: "an age identity",
  attackerCould: "decrypt every file that was encrypted to it",
  remedy: "Encrypt again to a new identity and replace the secrets that the files held.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "identity",
      shapes: [["AGE-SECRET-KEY-1", run("upper-bech32", 58)]],
      anchors: ["AGE-SECRET-KEY-1"],
      proof: "bech32",
      contextRequired: false,
    },
    {
      kind: "private-key",
      label: "post-quantum identity",
      shapes: [["AGE-SECRET-KEY-PQ-1", run("upper-bech32", [50, 4000])]],
      anchors: ["AGE-SECRET-KEY-PQ-1"],
      contextRequired: false,
    },
    {
      kind: "private-key",
      label: "plugin identity",
      shapes: [["AGE-PLUGIN-", run("upper-alnum", [1, 24]), "-1", run("upper-bech32", [20, 2000])]],
      anchors: ["AGE-PLUGIN-"],
      proof: "bech32",
      contextRequired: false,
      severity: "low",
    },
  ],
  keywords: ["age", "sops", "rage"],
  source: "FiloSottile/typage; C2SP age specification",
  asOf: "2026-11",
  confidence: "high",
};
