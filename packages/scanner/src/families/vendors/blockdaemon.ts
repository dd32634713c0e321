import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const blockdaemon: Family = {
  id: "blockdaemon",
  name: "Blockdaemon",
  category: "rpc",
  finds: "a key of Blockdaemon",
  attackerCould: "use up the paid quota, and see what is asked",
  remedy: "Make a new key at https://app.blockdaemon.com/ and delete this one.",
  severity: "low",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["zpka_", run("lower-hex", 32), "_", run("lower-hex", 8)]],
      anchors: ["zpka_"],
      proof: "hex-entropy",
      contextRequired: false,
    },
    { kind: "key", label: "API key", shapes: [[run("base64url", [32, 64])]], proof: "mixed", contextRequired: true },
  ],
  keywords: ["blockdaemon", "ubiquity"],
  source: "general knowledge",
  asOf: "2026-11",
  confidence: "low",
};
