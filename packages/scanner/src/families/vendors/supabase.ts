import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const supabase: Family = {
  id: "supabase",
  name: "Supabase",
  category: "database",
  finds: "a secret key of Supabase",
  attackerCould: "read and change the whole database, row rules or not",
  remedy: "Revoke it at https://supabase.com/dashboard/account/tokens and make another.",
  severity: "critical",
  parts: [
    {
      kind: "token",
      label: "access token",
      shapes: [["sbp_", run("lower-hex", 40)]],
      anchors: ["sbp_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "secret key",
      shapes: [["sb_secret_", run("base64url", 22), "_", run("base64url", 8)]],
      anchors: ["sb_secret_"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "service role key",
      shapes: [["eyJ", run("base64url", [20, 200]), ".eyJ", run("base64url", [60, 600]), ".", run("base64url", 43)]],
      proof: "jwt",
      contextRequired: true,
    },
  ],
  keywords: ["supabase"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
