import { run, UUID4 } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const threeCommas: Family = {
  id: "three-commas",
  name: "3Commas",
  category: "bot",
  finds: "an API credential of 3Commas",
  attackerCould: "run and stop bots, and trade on every exchange that is connected",
  remedy: "Delete the key at https://app.3commas.io/api_access_tokens.",
  severity: "critical",
  parts: [
    {
      kind: "key",
      label: "API key",
      shapes: [[run("lower-hex", 64)]],
      proof: "hex-entropy",
      contextRequired: true,
      secret: false,
      severity: "low",
    },
    {
      kind: "secret",
      label: "API secret",
      shapes: [[run("lower-hex", [128, 512])]],
      proof: "hex-entropy",
      contextRequired: true,
    },
    { kind: "token", label: "email token", shapes: [UUID4], proof: "uuid-v4", contextRequired: true },
    {
      kind: "token",
      label: "signal secret",
      shapes: [["eyJhbGciOiJIUzI1NiJ9.eyJ", run("base64url", [20, 600]), ".", run("base64url", 43)]],
      proof: "jwt",
      contextRequired: true,
    },
  ],
  keywords: ["3commas", "three_commas", "email_token", "bot_id"],
  headers: ["Apikey", "Signature"],
  hosts: ["api.3commas.io"],
  source: "3commas-io/3commas-official-api-docs",
  asOf: "2026-11",
  confidence: "medium",
};
