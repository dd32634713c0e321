import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

/** The keys that projects had before those with a prefix: tokens that name a role, and never end. */
const NAMES_ROLE = [
  ["eyJ", run("base64url", [20, 200]), ".eyJ", run("base64url", [60, 600]), ".", run("base64url", 43)],
];

export const supabase: Family = {
  id: "supabase",
  name: "Supabase",
  category: "database",
  finds: "a key of Supabase",
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
    { kind: "token", label: "service role key", shapes: NAMES_ROLE, proof: "supabase-service", contextRequired: false },
    // Whoever opens the page has it: what it may do is for the database's rules to say.
    {
      kind: "token",
      label: "anonymous key",
      shapes: NAMES_ROLE,
      proof: "supabase-anon",
      contextRequired: false,
      secret: false,
    },
  ],
  keywords: ["supabase"],
  source:
    "gitleaks/gitleaks and trufflesecurity/trufflehog rules; https://supabase.com/docs/guides/api/api-keys for the two roles",
  asOf: "2026-11",
  confidence: "high",
};
