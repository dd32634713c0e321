import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const polkadotSuri: Family = {
  id: "polkadot-suri",
  name: "Substrate secret",
  category: "wallet",
  finds: "a secret of a Polkadot or Substrate account",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "mini secret",
      // With the path by which an account derives from it: `//hot//0`.
      shapes: [
        ["0x", run("lower-hex", 64)],
        ["0x", run("lower-hex", 64), "//", run("base64", [1, 60])],
      ],
      proof: "hex-entropy",
      contextRequired: true,
    },
    {
      kind: "private-key",
      label: "account export",
      shapes: [[run("base64", [150, 2000])]],
      contextRequired: true,
      encrypted: true,
      severity: "medium",
    },
  ],
  keywords: ["polkadot", "substrate", "suri", "sr25519", "keyring", "mini secret"],
  source: "polkadot-js/common: packages/keyring",
  asOf: "2026-11",
  confidence: "medium",
};
