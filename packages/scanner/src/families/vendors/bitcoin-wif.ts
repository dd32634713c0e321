import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const bitcoinWif: Family = {
  id: "bitcoin-wif",
  name: "Bitcoin private key",
  category: "wallet",
  finds: "a private key in the wallet import format (Bitcoin, Litecoin, Dogecoin, Dash, DigiByte)",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "private key, mainnet",
      shapes: [
        ["5", run("base58", 50)],
        ["K", run("base58", 51)],
        ["L", run("base58", 51)],
      ],
      proof: "wif",
      contextRequired: false,
    },
    {
      kind: "private-key",
      label: "private key, test network",
      shapes: [
        ["9", run("base58", 50)],
        ["c", run("base58", 51)],
      ],
      proof: "wif",
      contextRequired: false,
      test: true,
      severity: "low",
    },
    {
      kind: "private-key",
      label: "private key of another coin",
      shapes: [
        ["6", run("base58", 50)],
        ["7", run("base58", 50)],
        ["T", run("base58", 51)],
        ["Q", run("base58", 51)],
        ["X", run("base58", 51)],
        ["V", run("base58", 51)],
        ["S", run("base58", 51)],
        ["p", run("base58", 51)],
      ],
      proof: "wif",
      contextRequired: false,
    },
  ],
  keywords: ["wif", "privkey", "dumpprivkey", "importprivkey", "bitcoin", "litecoin", "dogecoin"],
  source: "bitcoin/bips test vectors",
  asOf: "2026-11",
  confidence: "high",
};
