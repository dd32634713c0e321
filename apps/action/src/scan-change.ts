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

/** Where a pushed tag is kept while it is scanned. A checkout has the tag's commit alone, under the tag's name. */
const TAG_REF = "refs/keyguard/pushed-tag";

/** A name that is no option, no range and no pattern to git. */
function isPlain(name: string): boolean {
  return /^(?!-)[^\s~^:?*[\\\p{Cc}]+$/u.test(name) && !name.includes("..");
}

/**
 * Fetches the tag itself, for its message.
 *
 * @returns what to scan to, or undefined where the tag cannot be had
 */
async function tagEnd({ clone }: ScanPorts, tag: string, head: string, commits: number): Promise<string | undefined> {
  const depth = (await clone.isShallow()) ? commits + 2 : "all";
  if (!isPlain(tag) || !(await clone.fetch(depth, [`+${tag}:${TAG_REF}`]))) return undefined;
  // Moved on in the meantime: the later push has a run of its own.
  return (await clone.commitOf(TAG_REF)) === (await clone.commitOf(head)) ? clone.idOf(TAG_REF) : head;
}

async function isHere(clone: Clone, ...commits: readonly string[]): Promise<boolean> {
  for (const commit of commits) if ((await clone.commitOf(commit)) === undefined) return false;
  return true;
}

/** Where the event names no commit before the change: the tip of the default branch, whose commits are not new. */
async function knownTip({ clone }: ScanPorts, branch: string | undefined): Promise<string | undefined> {
  if (branch === undefined || !isPlain(branch)) return undefined;
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

/** Scans all of a history, after what a checkout leaves out was fetched: the rest, other branches, tags themselves. */
async function scanAll(ports: ScanPorts, subject: string): Promise<Scanned> {
  const { clone, root, history } = ports;
  const asked = await clone.fetch("all", ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"]);
  const scanned = { ...(await scanHistory(root, history)), subject };
  return asked || !(await clone.hasOrigin())
    ? scanned
    : withSkipped(scanned, "origin", "it could not be asked for the branches and tags that were not checked out");
}

/** A result that lacks something is no pass. */
function withSkipped(scanned: Scanned, path: string, reason: string): Scanned {
  return { ...scanned, skipped: [...scanned.skipped, { path, reason }], complete: false };
}

/** Scans a change; what was there before is the event's to say, or else what the default branch has. */
async function scanChange(ports: ScanPorts, plan: Change): Promise<Scanned> {
  const { subject, commits } = plan;
  const { from, to } = await endsOf(ports, plan);
  if (from !== undefined) {
    const result = await scanDeepening(ports, from, to, commits);
    // A force push may have dropped the old commit from the server; for a pull request the base is always there.
    if (result.complete || (await isHere(ports.clone, from))) return { ...result, subject };
  }
  const known = plan.known === undefined ? undefined : await knownTip(ports, plan.known);
  if (known !== undefined) return { ...(await scanDeepening(ports, known, to, commits)), subject };
  return scanAll(ports, `${subject}, and all of history: what was there before is not known`);
}

/**
 * Does what an event's plan says. What cannot be had, after everything was tried, makes the result incomplete.
 *
 * @throws {KeyguardError} `KG_GIT_NOT_A_REPOSITORY` where nothing was checked out
 */
export async function scanPlan(plan: ScanPlan, ports: ScanPorts): Promise<Scanned> {
  if (plan.kind === "nothing") return { findings: [], skipped: [], complete: true, notes: [], subject: plan.subject };
  if (plan.kind === "history") return scanAll(ports, plan.subject);
  if (plan.tag === undefined) return scanChange(ports, plan);
  const head = await tagEnd(ports, plan.tag, plan.head, plan.commits);
  const scanned = await scanChange(ports, { ...plan, head: head ?? plan.head });
  return head === undefined
    ? withSkipped(scanned, plan.tag, "the tag itself, with its message, was not to be had")
    : scanned;
}
