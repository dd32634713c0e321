import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const adafruit: Family = {
  id: "adafruit",
  name: "Adafruit IO",
  category: "productivity",
  finds: "an API key of Adafruit IO",
  attackerCould: "read and write the owner's feeds and devices",
  remedy: "Make another at https://io.adafruit.com/ (My Key), which ends this one.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [["aio_", run("alnum", 28)]],
      anchors: ["aio_"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["adafruit"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
