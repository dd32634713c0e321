import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const tezosSecret: Family = {
  id: "tezos-secret",
  name: "Tezos secret key",
  category: "wallet",
  finds: "a secret key of Tezos",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "secret key",
      shapes: [
        ["edsk", run("base58", 50)],
        ["edsk", run("base58", 94)],
        ["spsk", run("base58", 50)],
        ["p2sk", run("base58", 50)],
        ["BLsk", run("base58", 50)],
      ],
      anchors: ["edsk", "spsk", "p2sk", "BLsk"],
      proof: "tezos",
      contextRequired: false,
    },
    {
      kind: "private-key",
      label: "encrypted key",
      shapes: [
        ["edesk", run("base58", 83)],
        ["spesk", run("base58", 83)],
        ["p2esk", run("base58", 83)],
        ["BLesk", run("base58", 83)],
      ],
      anchors: ["edesk", "spesk", "p2esk", "BLesk"],
      proof: "tezos",
      contextRequired: false,
      encrypted: true,
      severity: "medium",
    },
  ],
  keywords: ["tezos", "taquito", "octez"],
  source: "Tezos base58 prefixes, octez src/lib_crypto; ecadlabs/taquito",
  asOf: "2026-11",
  confidence: "medium",
};
