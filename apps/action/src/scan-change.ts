import { type GitScanResult, scanHistory, type ScanHistoryOptions, scanRange } from "@keyguard/scanner/node";
import type { ScanEngine } from "@keyguard/scanner/node";
import type { ScanPlan } from "./events.ts";
import type { Clone } from "./git.ts";

/** What a scan gave, and what it looked at. */
export interface Scanned extends GitScanResult {
  readonly subject: string;
}

/** What scanning needs. */
export interface ScanPorts {
  readonly clone: Clone;
  readonly root: string;
  readonly engine: ScanEngine;
  readonly history: ScanHistoryOptions;
}

type Change = Extract<ScanPlan, { kind: "change" }>;

/** Depths that are tried before all of history is fetched. */
const DEPTHS = [50, 500] as const;

/** The two ends of what is new, as far as they are in the clone. */
async function endsOf({ clone }: ScanPorts, plan: Change): Promise<{ from: string | undefined; to: string }> {
  const checkedOut = await clone.commitOf("HEAD");
  if (plan.merge === undefined || checkedOut !== plan.merge) return { from: plan.base, to: plan.head };
  // The merge's first parent is the target as it is now; the event's may be older.
  const [target, second] = await clone.parentsOf(plan.merge);
  return { from: second === undefined ? plan.base : target, to: plan.merge };
}

async function isHere(clone: Clone, ...commits: readonly string[]): Promise<boolean> {
  for (const commit of commits) if ((await clone.commitOf(commit)) === undefined) return false;
  return true;
}

/** Where the event names no commit before the change: the tip of the default branch, whose commits are not new. */
async function knownTip({ clone }: ScanPorts, branch: string | undefined): Promise<string | undefined> {
  if (branch === undefined || !/^(?!-)[^\s~^:?*[\\\p{Cc}]+$/u.test(branch)) return undefined;
  const name = `refs/remotes/origin/${branch}`;
  const here = await clone.commitOf(name);
  if (here !== undefined) return here;
  const depth = (await clone.isShallow()) ? DEPTHS[0] : "all";
  await clone.fetch(depth, [`+refs/heads/${branch}:${name}`]);
  return clone.commitOf(name);
}

/** Scans a range, and fetches what a shallow clone lacks of it, step by step. */
async function scanDeepening(ports: ScanPorts, from: string, to: string, commits: number): Promise<GitScanResult> {
  const { clone, engine, root } = ports;
  const scan = (): Promise<GitScanResult> => scanRange(root, `${from}..${to}`, { engine });
  if (!(await isHere(clone, from, to))) await clone.fetch((await clone.isShallow()) ? commits + 2 : "all", [from, to]);
  let result = await scan();
  for (const depth of [...DEPTHS.filter((step) => step > commits), "all" as const]) {
    if (result.complete || !(await clone.isShallow())) return result;
    if (!(await clone.fetch(depth, [from, to]))) return result;
    result = await scan();
  }
  return result;
}

/** Scans all of a history; of a shallow clone's, after the rest was fetched. */
async function scanAll(ports: ScanPorts, subject: string): Promise<Scanned> {
  const { clone, root, history } = ports;
  if (await clone.isShallow()) await clone.fetch("all", ["+refs/heads/*:refs/remotes/origin/*"]);
  return { ...(await scanHistory(root, history)), subject };
}

/**
 * Does what an event's plan says. What cannot be had, after everything was tried, makes the result incomplete.
 *
 * @throws {KeyguardError} `KG_GIT_NOT_A_REPOSITORY` where nothing was checked out
 */
export async function scanPlan(plan: ScanPlan, ports: ScanPorts): Promise<Scanned> {
  if (plan.kind === "nothing") return { findings: [], skipped: [], complete: true, notes: [], subject: plan.subject };
  if (plan.kind === "history") return scanAll(ports, plan.subject);
  const { from, to } = await endsOf(ports, plan);
  if (from !== undefined) {
    const result = await scanDeepening(ports, from, to, plan.commits);
    // A force push may have dropped the old commit from the server; for a pull request the base is always there.
    if (result.complete || (await isHere(ports.clone, from))) return { ...result, subject: plan.subject };
  }
  const known = plan.known === undefined ? undefined : await knownTip(ports, plan.known);
  if (known !== undefined) return { ...(await scanDeepening(ports, known, to, plan.commits)), subject: plan.subject };
  return scanAll(ports, `${plan.subject}, and all of history: what was there before is not known`);
}
