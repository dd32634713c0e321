import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const turnkey: Family = {
  id: "turnkey",
  name: "Turnkey",
  category: "custody",
  finds: "an API key of Turnkey",
  attackerCould: "sign with the wallets of the organization",
  remedy: "Delete the API key at https://app.turnkey.com/.",
  severity: "critical",
  parts: [
    {
      kind: "private-key",
      label: "API private key",
      shapes: [[run("lower-hex", 64)]],
      proof: "hex-entropy",
      contextRequired: true,
    },
  ],
  keywords: ["turnkey"],
  hosts: ["api.turnkey.com"],
  source: "docs.turnkey.com; general knowledge",
  asOf: "2026-11",
  confidence: "low",
};
