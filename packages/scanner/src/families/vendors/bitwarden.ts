import { run, UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const bitwarden: Family = {
  id: "bitwarden",
  name: "Bitwarden Secrets Manager",
  category: "secret-store",
  finds: "an access token of a machine account of Bitwarden",
  attackerCould: "read the secrets that the machine account may read",
  remedy: "Revoke it at https://vault.bitwarden.com/ and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [
        ["0.", ...UUID, ".", run("alnum", 30), ":", run("base64", 22), "=="],
        ["0.", ...UUID, ".", run("alnum", 30), ":", run("base64", 22)],
      ],
      proof: "mixed",
      contextRequired: true,
    },
  ],
  keywords: ["bitwarden", "bws"],
  source: "Bitwarden's documentation; bitwarden/sdk-sm",
  asOf: "2026-11",
  confidence: "high",
};
