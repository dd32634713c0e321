import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const coinbaseCdpWalletSecret: Family = {
  id: "coinbase-cdp-wallet-secret",
  name: "Coinbase CDP wallet secret",
  category: "wallet",
  finds: "the secret that signs for CDP server wallets",
  attackerCould: "move everything out of the project's server wallets",
  remedy: "Delete the wallet secret at https://portal.cdp.coinbase.com/ and make another.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "wallet secret",
      shapes: [
        ["MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg", run("base64", [130, 140])],
        ["MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg", run("base64", 134), "=="],
        ["MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg", run("base64", 135), "="],
      ],
      anchors: ["MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg"],
      proof: "ec-private-der",
      contextRequired: true, // any key of P-256 is written so
    },
  ],
  keywords: ["cdp_wallet_secret", "wallet secret", "x-wallet-auth", "cdp", "coinbase"],
  headers: ["X-Wallet-Auth"],
  source: "coinbase/cdp-sdk; RFC 5915 and RFC 5208",
  asOf: "2026-11",
  confidence: "high",
};
