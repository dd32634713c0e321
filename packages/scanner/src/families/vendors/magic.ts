import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const magic: Family = {
  id: "magic",
  name: "Magic",
  category: "custody",
  finds: "a secret key of Magic",
  attackerCould: "act for the app towards its users' wallets",
  remedy: "Roll the key at https://dashboard.magic.link/.",
  severity: "high",
  parts: [
    {
      kind: "secret",
      label: "secret key",
      shapes: [["sk_live_", run("upper-hex", 16)]],
      anchors: ["sk_live_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
    {
      kind: "secret",
      label: "secret key, test",
      shapes: [["sk_test_", run("upper-hex", 16)]],
      anchors: ["sk_test_"],
      proof: "hex-entropy",
      contextRequired: false,
      test: true,
      severity: "low",
    },
  ],
  keywords: ["magic.link", "magic_secret"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "low",
};
