import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const bip38: Family = {
  id: "bip38",
  name: "BIP-38 key",
  category: "wallet",
  finds: "a private key that a passphrase encrypts",
  attackerCould: "try passphrases without limit, and take the coins when one fits",
  remedy: "If its passphrase is weak or stands nearby, move the coins to a new wallet.",
  severity: "medium",
  parts: [
    {
      kind: "private-key",
      label: "encrypted key",
      shapes: [["6P", run("base58", 56)]],
      anchors: ["6P"],
      proof: "bip38",
      contextRequired: false,
      encrypted: true,
    },
  ],
  keywords: ["bip38"],
  source: "bitcoin/bips: bip-0038",
  asOf: "2026-11",
  confidence: "high",
};
