import type { Environment } from "./inputs.ts";

/** What an event asks to look at. */
export type ScanPlan =
  | {
      readonly kind: "change";
      /** Such as `what the pull request adds`. */
      readonly subject: string;
      /** The commit that the change ends with. */
      readonly head: string;
      /** A merge that the platform made of base and head; scanned in place of `head` where it is checked out. */
      readonly merge: string | undefined;
      /** What was there before; undefined where the event does not say. */
      readonly base: string | undefined;
      /** A branch whose commits are not new either, where `base` is missing. */
      readonly known: string | undefined;
      /** A tag that was pushed, by its full name: its own message is new as well. */
      readonly tag: string | undefined;
      /** How many commits there are, as far as the event says. */
      readonly commits: number;
    }
  | { readonly kind: "history"; readonly subject: string }
  | { readonly kind: "nothing"; readonly subject: string };

interface Side {
  readonly sha?: unknown;
}

/** The parts of a payload that are used. It is the platform's, but names and messages in it are anyone's. */
export interface EventPayload {
  readonly pull_request?: {
    readonly base?: Side;
    readonly head?: Side;
    readonly number?: unknown;
    readonly commits?: unknown;
  };
  readonly merge_group?: { readonly base_sha?: unknown; readonly head_sha?: unknown };
  readonly before?: unknown;
  readonly after?: unknown;
  readonly ref?: unknown;
  readonly deleted?: unknown;
  readonly commits?: unknown;
  readonly repository?: { readonly default_branch?: unknown };
}

const HISTORY: ScanPlan = { kind: "history", subject: "all of history" };

/** A full object id; anything else, the null id included, is none. */
function commitId(value: unknown): string | undefined {
  return typeof value === "string" && /^(?!0+$)[0-9a-f]{40}(?:[0-9a-f]{24})?$/u.test(value) ? value : undefined;
}

function count(value: unknown): number {
  return Array.isArray(value) ? value.length : typeof value === "number" && value > 0 ? value : 0;
}

function planPush(payload: EventPayload, environment: Environment): ScanPlan {
  if (payload.deleted === true) return { kind: "nothing", subject: "a deleted ref" };
  const head = commitId(payload.after) ?? commitId(environment["GITHUB_SHA"]);
  if (head === undefined) return HISTORY;
  const ref = String(payload.ref ?? environment["GITHUB_REF"] ?? "");
  const branch = payload.repository?.default_branch;
  const main = typeof branch === "string" && ref !== `refs/heads/${branch}` ? branch : undefined;
  const base = commitId(payload.before);
  if (base === undefined && main === undefined) return HISTORY; // the first push of all
  const tag = ref.startsWith("refs/tags/") ? ref : undefined;
  const subject = tag === undefined ? "what the push brings" : "what the tag brings";
  return { kind: "change", subject, head, merge: undefined, base, known: main, tag, commits: count(payload.commits) };
}

/**
 * What to scan for an event. What is not known for certain widens the scan, up to all of history; it never narrows it.
 */
export function planScan(name: string, payload: EventPayload, environment: Environment): ScanPlan {
  if (name.startsWith("pull_request")) {
    const { base, head, commits } = payload.pull_request ?? {};
    const [from, to] = [commitId(base?.sha), commitId(head?.sha)];
    if (from === undefined || to === undefined) return HISTORY;
    const merge = name === "pull_request_target" ? undefined : commitId(environment["GITHUB_SHA"]);
    const subject = "what the pull request adds";
    const change = { kind: "change", subject, head: to, merge, base: from } as const;
    return { ...change, known: undefined, tag: undefined, commits: count(commits) };
  }
  if (name === "merge_group") {
    const [base, head] = [commitId(payload.merge_group?.base_sha), commitId(payload.merge_group?.head_sha)];
    if (base === undefined || head === undefined) return HISTORY;
    const subject = "what the merge group adds";
    const change = { kind: "change", subject, head, merge: undefined, base } as const;
    return { ...change, known: undefined, tag: undefined, commits: 0 };
  }
  return name === "push" ? planPush(payload, environment) : HISTORY;
}
