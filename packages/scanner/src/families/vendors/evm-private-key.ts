import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const evmPrivateKey: Family = {
  id: "evm-private-key",
  name: "EVM private key",
  category: "wallet",
  finds: "a private key of an Ethereum-like chain",
  attackerCould: "take everything that the wallet holds, on every chain where it is used",
  remedy:
    "Make a new wallet on a clean machine and move everything to it now; whoever has this key can empty the old one at any time.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "private key",
      shapes: [["0x", run("hex", 64)], [run("hex", 64)]],
      proof: "secp256k1-scalar",
      contextRequired: true,
    },
  ],
  keywords: [
    "private key",
    "privatekey",
    "private_key",
    "priv key",
    "pk",
    "deployer",
    "signer",
    "wallet",
    "web3",
    "hardhat",
    "foundry",
    "broadcast",
    "viem",
    "hextoecdsa",
    "operator_key",
    "treasury_key",
  ],
  yields: true,
  takers: [{ callee: "accounts", within: "networks" }, { callee: "Account" }],
  source: "coinbase/cdp-sdk, hummingbot and hyperliquid SDK tests; foundry-rs/book",
  asOf: "2026-11",
  confidence: "high",
};
