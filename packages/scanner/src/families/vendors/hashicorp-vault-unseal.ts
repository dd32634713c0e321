import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const hashicorpVaultUnseal: Family = {
  id: "hashicorp-vault-unseal",
  name: "HashiCorp Vault unseal key",
  category: "secret-store",
  finds: "a share of the key that opens a Vault",
  attackerCould: "open the store together with the other shares",
  remedy: "Make new shares with vault operator rekey and keep each with another person.",
  severity: "critical",
  parts: [
    // 33 bytes: a share of 32 and its place.
    { kind: "secret", label: "unseal key", shapes: [[run("base64", 44)]], proof: "mixed", contextRequired: true },
    {
      kind: "secret",
      label: "unseal key in hex",
      shapes: [[run("lower-hex", 66)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["unseal", "recovery key"],
  takers: ["unseal_keys_b64", "unseal_keys_hex", "recovery_keys_b64", "recovery_keys_hex"].map((callee) => ({
    callee,
  })),
  source: "https://developer.hashicorp.com/vault/docs/commands/operator/init; praetorian-inc/noseyparker rules",
  asOf: "2026-11",
  confidence: "high",
};
