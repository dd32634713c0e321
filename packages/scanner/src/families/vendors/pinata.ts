import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const pinata: Family = {
  id: "pinata",
  name: "Pinata",
  category: "rpc",
  finds: "a key of Pinata",
  attackerCould: "read, add and delete the account's pinned files",
  remedy: "Make a new key at https://app.pinata.cloud/developers/api-keys and delete this one.",
  severity: "medium",
  parts: [
    {
      kind: "key",
      label: "API key",
      shapes: [[run("lower-hex", 20)]],
      proof: "hex-entropy",
      contextRequired: true,
      secret: false,
    },
    {
      kind: "secret",
      label: "secret API key",
      shapes: [[run("lower-hex", 64)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
    {
      kind: "token",
      label: "token",
      shapes: [["eyJ", run("base64url", [20, 200]), ".eyJ", run("base64url", [100, 900]), ".", run("base64url", 43)]],
      proof: "jwt",
      contextRequired: true,
    },
  ],
  keywords: ["pinata"],
  headers: ["pinata_api_key", "pinata_secret_api_key"],
  source: "trufflesecurity/trufflehog pinata",
  asOf: "2026-11",
  confidence: "medium",
};
