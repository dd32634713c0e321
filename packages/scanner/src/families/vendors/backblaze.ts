import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const backblaze: Family = {
  id: "backblaze",
  name: "Backblaze B2",
  category: "cloud",
  finds: "an application key of Backblaze B2",
  attackerCould: "read, replace and delete what the buckets hold",
  remedy: "Revoke it at https://secure.backblaze.com/app_keys.htm and make another.",
  severity: "high",
  parts: [
    {
      kind: "secret",
      label: "application key",
      shapes: [["K00", run("base64", 28)]],
      proof: "mixed",
      contextRequired: true,
    },
  ],
  keywords: ["backblaze", "b2"],
  source: "Backblaze's documentation",
  asOf: "2026-11",
  confidence: "medium",
};
