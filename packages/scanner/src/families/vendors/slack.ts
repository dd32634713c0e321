import { run, type Shape } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

/** A token that names its team, its user and its app by their numbers. */
function withIds(beginning: string, fewest: number): Shape {
  const id = run("digit", [8, 14]);
  return [beginning, id, "-", id, "-", id, "-", run("alnum", [fewest, 64])];
}

export const slack: Family = {
  id: "slack",
  name: "Slack",
  category: "chat",
  finds: "a token or webhook of Slack",
  attackerCould: "read and post in the workspace",
  remedy: "Revoke it at https://api.slack.com/apps and make another.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "token",
      shapes: [
        // Longer than a second number, which a cut token would end in.
        ["xoxb-", run("digit", [8, 14]), "-", run("alnum", [16, 60])],
        ["xoxa-", run("digit", [8, 14]), "-", run("alnum", [16, 60])],
        ["xoxp-", run("digit", [8, 14]), "-", run("alnum", [16, 60])],
        ["xoxb-", run("digit", [8, 14]), "-", run("digit", [8, 14]), "-", run("alnum", [20, 64])],
        ["xoxa-", run("digit", [8, 14]), "-", run("digit", [8, 14]), "-", run("alnum", [20, 64])],
        ["xoxp-", run("digit", [8, 14]), "-", run("digit", [8, 14]), "-", run("alnum", [20, 64])],
        ["xoxe-", run("digit", [8, 14]), "-", run("digit", [8, 14]), "-", run("alnum", [20, 64])],
        ["xoxs-", run("digit", [8, 14]), "-", run("digit", [8, 14]), "-", run("alnum", [20, 64])],
        withIds("xoxp-", 20),
        withIds("xoxe-", 20),
        withIds("xoxs-", 10),
        withIds("xoxa-2-", 10),
        withIds("xoxr-", 10),
        withIds("xoxc-", 64),
        ["xoxe-1-", run("alnum", [140, 250])],
        ["xoxe.xoxp-1-", run("alnum", [150, 250])],
      ],
      anchors: ["xoxb-", "xoxa-", "xoxa-2-", "xoxr-", "xoxc-", "xoxp-", "xoxe-", "xoxs-", "xoxe-1-", "xoxe.xoxp-1-"],
      contextRequired: false,
    },
    {
      kind: "token",
      label: "cookie of a session",
      shapes: [
        ["xoxd-", run("base64", [64, 300])],
        ["xoxd-", run("base64", [64, 300]), "="],
        ["xoxd-", run("base64", [64, 300]), "=="],
      ],
      anchors: ["xoxd-"],
      proof: "mixed",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "app token",
      shapes: [
        [
          "xapp-",
          run("digit", 1),
          "-",
          run("upper-alnum", [1, 16]),
          "-",
          run("digit", [1, 16]),
          "-",
          run("lower-hex", 64),
        ],
      ],
      anchors: ["xapp-"],
      contextRequired: false,
    },
    {
      kind: "url",
      label: "webhook",
      shapes: [[run("alnum", [18, 40])]],
      url: { hosts: ["hooks.slack.com"] },
      proof: "mixed",
      contextRequired: false,
      severity: "medium",
    },
  ],
  keywords: ["slack"],
  hosts: ["hooks.slack.com"],
  source:
    "gitleaks/gitleaks and trufflesecurity/trufflehog rules; of the cookie that xoxc- tokens need, the readme of mautrix/slack and of tools that take it from a browser",
  asOf: "2026-11",
  confidence: "high",
};
