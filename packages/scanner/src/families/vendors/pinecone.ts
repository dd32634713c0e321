import { run, UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const pinecone: Family = {
  id: "pinecone",
  name: "Pinecone",
  category: "ai",
  finds: "an API key of Pinecone",
  attackerCould: "read and delete the account's indexes",
  remedy: "Revoke it at https://app.pinecone.io/ and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["pcsk_", run("alnum", [5, 6]), "_", run("alnum", 63)]],
      anchors: ["pcsk_"],
      proof: "mixed",
      contextRequired: false,
    },
    { kind: "token", label: "older API key", shapes: [UUID], contextRequired: true },
  ],
  keywords: ["pinecone"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
