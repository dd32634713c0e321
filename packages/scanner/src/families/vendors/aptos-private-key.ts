import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const aptosPrivateKey: Family = {
  id: "aptos-private-key",
  name: "Aptos private key",
  category: "wallet",
  finds: "a private key of Aptos",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "private key",
      shapes: [
        ["ed25519-priv-0x", run("hex", 64)],
        ["secp256k1-priv-0x", run("hex", 64)],
        ["secp256r1-priv-0x", run("hex", 64)],
      ],
      anchors: ["ed25519-priv-0x", "secp256k1-priv-0x", "secp256r1-priv-0x"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["aptos", ".aptos", "aptos_private_key"],
  source: "aptos-labs/aptos-ts-sdk: src/core/crypto/privateKey.ts",
  asOf: "2026-11",
  confidence: "high",
};
