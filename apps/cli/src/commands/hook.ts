import { readFile } from "node:fs/promises";
import { type Report, REPORT_SCHEMA_VERSION } from "@keyguard/core";
import type { HookName } from "@keyguard/guard/findings";
import type { ChangeScan, GitEngineOptions } from "@keyguard/scanner/node";
import type { Command, Context } from "../command.ts";
import { readRefLines } from "../read-ref-lines.ts";
import { today } from "../scan-project.ts";
import { exitCodeOf, REPORT_OPTIONS, thresholdOf, writeReport } from "../write-report.ts";

/** The pre-commit framework keeps git's input to itself and tells the same by its variables. */
async function pushedRefs(context: Context): Promise<string> {
  const { env } = context;
  const to = env["PRE_COMMIT_TO_REF"];
  if (to === undefined || to === "") return readRefLines(context);
  const from = env["PRE_COMMIT_FROM_REF"];
  const before = from === undefined || from === "" ? "0".repeat(to.length) : from;
  return `${env["PRE_COMMIT_LOCAL_BRANCH"] ?? "HEAD"} ${to} ${env["PRE_COMMIT_REMOTE_BRANCH"] ?? "refs/heads/unknown"} ${before}\n`;
}

type Scan = (settings: GitEngineOptions) => Promise<ChangeScan>;

async function scanOf(context: Context, name: HookName): Promise<Scan> {
  const { cwd, env, args } = context;
  const { createGitEngine, scanPrePush, scanStaged } = await import("@keyguard/scanner/node");
  if (name === "pre-commit")
    return (settings) => scanStaged(cwd, { engine: createGitEngine(settings), environment: env });
  const input = await pushedRefs(context);
  const remote = env["PRE_COMMIT_REMOTE_NAME"] ?? args.positionals[0];
  return (settings) =>
    scanPrePush(cwd, input, {
      engine: createGitEngine(settings),
      environment: env,
      ...(remote === undefined ? {} : { remote }),
    });
}

/** What is left after the project has had its say. */
async function settle(context: Context, name: HookName, scan: Scan, first: ChangeScan): Promise<Report> {
  const { cwd, env, stderr, version } = context;
  const guard = await import("@keyguard/guard/findings");
  const { BASELINE_FILE } = guard;
  const { printable } = await import("@keyguard/report");
  const root = guard.projectRoot(cwd);
  const reader = await guard.createTrustedReader(root, env);
  const loaded = await guard.loadTrustedConfig(root, reader, cwd);
  const { config } = loaded;
  const { salt } = config.scan;
  const rules = await guard.loadTrustedRules(reader, loaded);
  const again =
    salt === undefined && rules.length === 0 ? first : await scan({ rules, ...(salt === undefined ? {} : { salt }) });
  const isExcluded = guard.exclusion(config.scan.exclude);
  const settled = await guard.settleFindings(guard.withoutExcluded(again.findings, isExcluded), {
    reader,
    textOf: guard.gitTexts(root, env),
    today: today(),
    baseline: BASELINE_FILE,
  });
  for (const notice of settled.notices) await stderr.write(`keyguard: ${printable(notice)}\n`);
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: "keyguard", version },
    complete: again.complete,
    skipped: again.skipped.filter(({ path }) => name === "pre-push" || !isExcluded(path)),
    findings: settled.findings,
  };
}

/** True where a configuration may name rules of the user's own; cheap, as most projects have none. */
async function mayHaveRules(cwd: string): Promise<boolean> {
  const { findConfig } = await import("@keyguard/guard/config");
  const file = findConfig(cwd);
  return file !== undefined && (await readFile(file, "utf8").catch(() => "extend")).includes("extend");
}

/**
 * What a hook does. A commit that holds nothing pays for the scan alone: configuration, ignores and the
 * report are loaded once there is something to say.
 */
async function runHook(context: Context, name: HookName): Promise<number> {
  const scan = await scanOf(context, name);
  const first = await scan({});
  if (first.complete && first.findings.length === 0 && !(await mayHaveRules(context.cwd))) return 0;
  const report = await settle(context, name, scan, first);
  const code = exitCodeOf(report, thresholdOf(context));
  if (report.complete && report.findings.length === 0) return code;
  await writeReport(context, report, { subject: name === "pre-push" ? "what is pushed" : "what is staged" });
  if (code === 0) return code;
  const { hookMessage } = await import("@keyguard/guard/findings");
  await context.stderr.write(hookMessage(name, report.findings));
  return code;
}

const ABOUT =
  "It says nothing and ends with 0 when there is nothing; it needs no network. Ignores, comments and the baseline count as in `keyguard scan`.\n\nExit code: 0 go on, 1 stop: findings, 2 wrong usage or configuration, 3 something could not be read.";

export const hookPreCommit: Command = {
  name: "hook pre-commit",
  summary: "what the pre-commit hook runs",
  usage: "hook pre-commit [OPTIONS]",
  description: `Scans what is about to become a commit: the index, not the work tree. ${ABOUT}`,
  takesArguments: true, // a hook hands on what git gives it
  options: REPORT_OPTIONS,
  examples: [{ command: "keyguard hook pre-commit", does: "what the hook would say now" }],
  run: (context) => runHook(context, "pre-commit"),
};

export const hookPrePush: Command = {
  name: "hook pre-push",
  summary: "what the pre-push hook runs",
  usage: "hook pre-push [OPTIONS] [REMOTE [URL]]",
  description: `Scans the commits that are about to be pushed, from what git writes to standard input. ${ABOUT}`,
  takesArguments: true,
  options: REPORT_OPTIONS,
  examples: [{ command: "keyguard hook pre-push origin <refs", does: "with git's lines from a file" }],
  run: (context) => runHook(context, "pre-push"),
};
