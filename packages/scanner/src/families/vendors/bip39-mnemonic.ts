import type { Family } from "../family.ts";

export const bip39Mnemonic: Family = {
  id: "bip39-mnemonic",
  name: "Seed phrase",
  category: "wallet",
  finds: "a seed phrase (BIP-39)",
  attackerCould: "restore the wallet anywhere and take everything in it",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [{ kind: "mnemonic", label: "seed phrase", shapes: [], structure: "mnemonic", contextRequired: false }],
  keywords: [
    "mnemonic",
    "seed",
    "seed phrase",
    "recovery phrase",
    "secret phrase",
    "hdwalletprovider",
    "fromphrase",
    "frommnemonic",
  ],
  source: "bitcoin/bips: bip-0039; trezor/python-mnemonic vectors.json",
  asOf: "2026-11",
  confidence: "high",
};
