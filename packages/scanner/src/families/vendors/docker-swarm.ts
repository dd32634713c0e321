import { run } from "@keyguard/exchanges";
import type { Family } from "../family.ts";

export const dockerSwarm: Family = {
  id: "docker-swarm",
  name: "Docker Swarm",
  category: "cloud",
  finds: "a join token or the unlock key of a Docker swarm",
  attackerCould: "join the swarm and take its secrets",
  remedy: "Rotate it with `docker swarm join-token --rotate` or `docker swarm unlock-key --rotate`.",
  severity: "high",
  parts: [
    {
      kind: "token",
      label: "join token",
      shapes: [
        ["SWMTKN-1-", run("lower-alnum", 50), "-", run("lower-alnum", 25)],
        ["SWMTKN-2-1-", run("lower-alnum", 50), "-", run("lower-alnum", 25)],
      ],
      anchors: ["SWMTKN-1-", "SWMTKN-2-1-"],
      proof: "one-case",
      contextRequired: false,
    },
    {
      kind: "token",
      label: "unlock key",
      shapes: [["SWMKEY-1-", run("base64", 43)]],
      anchors: ["SWMKEY-1-"],
      proof: "mixed",
      contextRequired: false,
    },
  ],
  keywords: ["swarm"],
  source: "rules of betterleaks/betterleaks",
  asOf: "2026-11",
  confidence: "high",
};
