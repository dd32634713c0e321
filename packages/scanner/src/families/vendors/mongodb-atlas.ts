import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const mongodbAtlas: Family = {
  id: "mongodb-atlas",
  name: "MongoDB Atlas",
  category: "database",
  finds: "a secret of a MongoDB Atlas service account",
  attackerCould: "read, change or delete the owner's databases",
  remedy: "Revoke it in the organization's access manager and make another.",
  severity: "critical",
  parts: [
    {
      kind: "secret",
      label: "service account secret",
      shapes: [["mdb_sa_sk_", run("base64url", [36, 60])]],
      anchors: ["mdb_sa_sk_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["mongodb", "atlas"],
  source: "MongoDB Atlas documentation: service accounts; general knowledge",
  asOf: "2026-11",
  confidence: "medium",
};
