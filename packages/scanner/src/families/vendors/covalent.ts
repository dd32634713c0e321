import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const covalent: Family = {
  id: "covalent",
  name: "Covalent",
  category: "rpc",
  finds: "a key of Covalent",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://goldrush.dev/platform/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "key",
      label: "API key",
      shapes: [
        ["cqt_wF", run("alnum", 26)],
        ["cqt_rQ", run("alnum", 26)],
      ],
      anchors: ["cqt_wF", "cqt_rQ"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "key",
      label: "older API key",
      shapes: [["ckey_", run("lower-hex", 27)]],
      anchors: ["ckey_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
  ],
  keywords: ["covalent", "goldrush"],
  source: "santhsecurity/keyhog covalent rule",
  asOf: "2026-11",
  confidence: "medium",
};
