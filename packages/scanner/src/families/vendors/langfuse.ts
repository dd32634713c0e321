import { UUID } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const langfuse: Family = {
  id: "langfuse",
  name: "Langfuse",
  category: "ai",
  finds: "a secret key of Langfuse",
  attackerCould: "read what users ask the models and what they answer",
  remedy: "Revoke it in the project's settings and make another.",
  severity: "medium",
  parts: [
    { kind: "secret", label: "secret key", shapes: [["sk-lf-", ...UUID]], anchors: ["sk-lf-"], contextRequired: false },
    {
      kind: "key",
      label: "public key",
      shapes: [["pk-lf-", ...UUID]],
      anchors: ["pk-lf-"],
      contextRequired: false,
      secret: false,
    },
  ],
  keywords: ["langfuse"],
  source: "trufflesecurity/trufflehog langfuse",
  asOf: "2026-11",
  confidence: "high",
};
