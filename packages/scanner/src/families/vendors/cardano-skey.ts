import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const cardanoSkey: Family = {
  id: "cardano-skey",
  name: "Cardano signing key",
  category: "wallet",
  finds: "a signing key of Cardano",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "key file",
      shapes: [["5820", run("lower-hex", 64)]],
      anchors: ["5820"],
      proof: "cbor-key",
      contextRequired: true,
    },
    {
      kind: "private-key",
      label: "signing key",
      shapes: [
        ["ed25519_sk1", run("bech32", [50, 200])],
        ["ed25519e_sk1", run("bech32", [50, 200])],
        ["root_xsk1", run("bech32", [50, 200])],
        ["acct_xsk1", run("bech32", [50, 200])],
        ["addr_xsk1", run("bech32", [50, 200])],
        ["stake_xsk1", run("bech32", [50, 200])],
        ["addr_sk1", run("bech32", [50, 200])],
        ["stake_sk1", run("bech32", [50, 200])],
      ],
      anchors: [
        "ed25519_sk1",
        "ed25519e_sk1",
        "root_xsk1",
        "acct_xsk1",
        "addr_xsk1",
        "stake_xsk1",
        "addr_sk1",
        "stake_sk1",
      ],
      proof: "bech32",
      contextRequired: false,
    },
  ],
  keywords: ["cardano", "signingkeyshelley", "cborhex", "skey"],
  source: "CIP-5 prefixes; general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
