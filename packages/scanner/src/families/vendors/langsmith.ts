import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const langsmith: Family = {
  id: "langsmith",
  name: "LangSmith",
  category: "ai",
  finds: "an API key of LangSmith",
  attackerCould: "read the traces of the project, prompts and answers included",
  remedy: "Revoke it at https://smith.langchain.com/ and make another.",
  severity: "medium",
  parts: [
    {
      kind: "token",
      label: "API key",
      shapes: [
        ["lsv2_pt_", run("lower-hex", 32), "_", run("lower-hex", 10)],
        ["lsv2_sk_", run("lower-hex", 32), "_", run("lower-hex", 10)],
      ],
      anchors: ["lsv2_pt_", "lsv2_sk_"],
      contextRequired: false,
    },
  ],
  keywords: ["langsmith", "langchain"],
  source: "gitleaks/gitleaks and trufflesecurity/trufflehog rules",
  asOf: "2026-11",
  confidence: "high",
};
