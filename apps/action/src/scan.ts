import { availableParallelism } from "node:os";
import { REPORT_SCHEMA_VERSION, type Report } from "@keyguard/core";
import {
  BASELINE_FILE,
  createTrustedReader,
  exclusion,
  gitTexts,
  loadTrustedConfig,
  loadTrustedRules,
  settleFindings,
  withoutExcluded,
} from "@keyguard/guard/findings";
import { createGitEngine, gitEngineModule, parseShard } from "@keyguard/scanner/node";
import { type EventPayload, planScan } from "./events.ts";
import { openClone } from "./git.ts";
import type { Environment, Inputs } from "./inputs.ts";
import { scanPlan, type ScanPorts } from "./scan-change.ts";

/** A finished report, and words about it. */
export interface Outcome {
  readonly report: Report;
  /** What was looked at. */
  readonly subject: string;
  /** For the log, one sentence each. */
  readonly notes: readonly string[];
  /** True where a guard says that a bot must not start, whatever the threshold. */
  readonly refuses: boolean;
}

/** In the bundle a thread's module lies beside this one. */
function threadModule(name: string): URL | undefined {
  return import.meta.url.endsWith(".ts") ? undefined : new URL(`./${name}.js`, import.meta.url);
}

/** Scans what the event is about, judged by the configuration of the branch that the change wants to be merged into. */
export async function scan(
  inputs: Inputs,
  environment: Environment,
  payload: EventPayload,
  version: string,
): Promise<Outcome> {
  const { root } = inputs;
  const shard = inputs.shard === undefined ? undefined : parseShard(inputs.shard);
  const clone = openClone(root, environment, inputs.token);
  const plan =
    inputs.history || shard !== undefined
      ? ({ kind: "history", subject: "all of history" } as const)
      : planScan(environment["GITHUB_EVENT_NAME"] ?? "", payload, environment);
  // The base branch's files judge: they are fetched before they are asked for.
  if (plan.kind === "change" && plan.base !== undefined && (await clone.commitOf(plan.base)) === undefined)
    await clone.fetch((await clone.isShallow()) ? plan.commits + 2 : "all", [plan.base]);
  const reader = await createTrustedReader(root, environment);
  const loaded = await loadTrustedConfig(root, reader);
  const { config } = loaded;
  const rules = await loadTrustedRules(reader, loaded);
  const settings = { rules, ...(config.scan.salt === undefined ? {} : { salt: config.scan.salt }) };
  const engine = createGitEngine(settings);
  const workerUrl = threadModule("history-worker");
  const ports: ScanPorts = {
    clone,
    root,
    engine,
    history: {
      engine,
      engineModule: gitEngineModule(settings, threadModule("git-engine")),
      threads: availableParallelism(),
      ...(workerUrl === undefined ? {} : { workerUrl }),
      ...(shard === undefined ? {} : { shard }),
    },
  };
  const scanned = await scanPlan(plan, ports);
  const findings = withoutExcluded(scanned.findings, exclusion(config.scan.exclude));
  const whole = plan.kind === "history" && scanned.complete && shard === undefined;
  const settled = await settleFindings(findings, {
    reader,
    textOf: gitTexts(root, environment),
    today: new Date().toISOString().slice(0, 10),
    baseline: BASELINE_FILE,
    extent: whole && findings.length === scanned.findings.length ? "history" : "part",
  });
  const { complete, skipped, subject } = scanned;
  const repository = environment["GITHUB_REPOSITORY"];
  return {
    report: {
      schemaVersion: REPORT_SCHEMA_VERSION,
      tool: { name: "keyguard", version },
      ...(repository === undefined || repository === "" ? {} : { repository }),
      ...(shard === undefined ? {} : { shard }),
      complete,
      skipped,
      findings: settled.findings,
    },
    subject,
    notes: [...scanned.notes, ...settled.notices],
    refuses: false,
  };
}
