import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const bip32Xprv: Family = {
  id: "bip32-xprv",
  name: "Extended private key",
  category: "wallet",
  finds: "a private key from which whole wallets derive",
  attackerCould: "derive every key below it and take what all of them hold",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "extended key",
      shapes: [
        ["xprv", run("base58", 107)],
        ["yprv", run("base58", 107)],
        ["zprv", run("base58", 107)],
        ["Yprv", run("base58", 107)],
        ["Zprv", run("base58", 107)],
      ],
      anchors: ["xprv", "yprv", "zprv", "Yprv", "Zprv"],
      proof: "bip32",
      contextRequired: false,
    },
    {
      kind: "private-key",
      label: "extended key, test network",
      shapes: [
        ["tprv", run("base58", 107)],
        ["uprv", run("base58", 107)],
        ["vprv", run("base58", 107)],
        ["Uprv", run("base58", 107)],
        ["Vprv", run("base58", 107)],
      ],
      anchors: ["tprv", "uprv", "vprv", "Uprv", "Vprv"],
      proof: "bip32",
      contextRequired: false,
      test: true,
      severity: "low",
    },
  ],
  keywords: ["xprv", "hdkey", "master key", "descriptor"],
  source: "bitcoin/bips: bip-0032, bip-0049, bip-0084",
  asOf: "2026-11",
  confidence: "high",
};
