import { atOrAbove, compareSeverity, type Severity } from "@keyguard/core";
import { type Alert, compareAlerts, type Incident, type MessageKind, type Situation } from "./alert.ts";

/** How much a channel may say. */
export interface AlertPolicy {
  /** Alerts below it are not sent. Default `medium`. */
  readonly floor: Severity;
  /** After how long a problem that is still there is told again, in milliseconds. Default a day. */
  readonly repeatMs: number;
  /** The most messages an hour. The last two places are kept for critical problems. Default 12. */
  readonly perHour: number;
}

/** The policy of who says nothing else. */
export const DEFAULT_POLICY: AlertPolicy = { floor: "medium", repeatMs: 86_400_000, perHour: 12 };

/** A problem that a channel was told of. Times are milliseconds since the epoch. */
export interface OpenProblem {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly since: number;
  /** When it was last told. */
  readonly told: number;
  /** Names its incident: when that was opened, by the clock of then. */
  readonly incident: number;
}

/** What one channel was told, so that it is not told twice. */
export interface ChannelState {
  /** Sorted by id. */
  readonly open: readonly OpenProblem[];
  /** When messages went out within the last hour. */
  readonly sent: readonly number[];
}

/** The state of a channel that was never told anything. */
export const NEW_CHANNEL: ChannelState = { open: [], sent: [] };

/** A message that is due, and the state once it has been delivered. */
export interface DueMessage {
  readonly kind: Exclude<MessageKind, "test">;
  readonly alerts: readonly Alert[];
  readonly incidents: readonly Incident[];
  readonly open: number;
  readonly severity: Severity;
  readonly after: ChannelState;
}

const HOUR = 3_600_000;
/** More open problems than this are forgotten, the oldest first: the state has a bound. */
const MAX_OPEN = 5000;

/** The state as `now` sees it: a time in the future, after a clock that jumped back, is now. */
function settled(state: ChannelState, now: number): ChannelState {
  return {
    open: state.open.map((problem) => {
      const { since, told } = problem;
      return since > now || told > now
        ? { ...problem, since: Math.min(since, now), told: Math.min(told, now) }
        : problem;
    }),
    sent: state.sent.filter((at) => at > now - HOUR).map((at) => Math.min(at, now)),
  };
}

function worst(alerts: readonly { readonly severity: Severity }[]): Severity {
  return alerts.map(({ severity }) => severity).sort(compareSeverity)[0] ?? "info";
}

/** True when the hourly cap lets one more message of this severity pass. */
function mayPass(state: ChannelState, severity: Severity, policy: AlertPolicy): boolean {
  const cap = severity === "critical" ? policy.perHour : Math.max(1, policy.perHour - 2);
  return state.sent.length < cap;
}

/** @param fresh ids of the alerts that begin an incident: new ones, and those that got worse */
function afterTelling(
  state: ChannelState,
  alerts: readonly Alert[],
  fresh: ReadonlySet<string>,
  now: number,
): ChannelState {
  const open = new Map(state.open.map((problem) => [problem.id, problem]));
  for (const { id, severity, title } of alerts) {
    const was = open.get(id);
    const incident = was === undefined || fresh.has(id) ? now : was.incident;
    open.set(id, { id, severity, title: title.slice(0, 400), since: was?.since ?? now, told: now, incident });
  }
  const kept = [...open.values()].toSorted((a, b) => b.since - a.since).slice(0, MAX_OPEN);
  return { open: kept.toSorted((a, b) => (a.id < b.id ? -1 : 1)), sent: [...state.sent, now] };
}

/** The incidents that a message is about: those that its alerts belong to, and those that they left. */
function incidentsOf(before: ChannelState, after: ChannelState, alerts: readonly Alert[]): Incident[] {
  const was = new Map(before.open.map(({ id, incident }) => [id, incident]));
  const is = new Map(after.open.map(({ id, incident }) => [id, incident]));
  const members = new Map<number, Alert[]>();
  for (const alert of alerts) {
    const [old, own] = [was.get(alert.id), is.get(alert.id) ?? was.get(alert.id)];
    if (old !== undefined && !members.has(old)) members.set(old, []);
    if (own !== undefined) members.set(own, [...(members.get(own) ?? []), alert]);
  }
  return [...members]
    .toSorted(([a], [b]) => a - b)
    .map(([incident, own]) => ({
      id: String(incident),
      alerts: own,
      open: after.open.filter((problem) => problem.incident === incident).length,
    }));
}

/** True for what could not be looked at: itself, or everything that begins with an entry such as `binance-main/`. */
function isUndecided(id: string, undecided: Situation["undecided"]): boolean {
  return (
    undecided === "all" || undecided.some((entry) => id === entry || (entry.endsWith("/") && id.startsWith(entry)))
  );
}

/**
 * What a channel has to be told now, one message for each change. Pure.
 *
 * A first occurrence and a worsening make a `problem`; a problem that is still there after the interval makes a
 * `reminder`; both come in one message, as a problem when anything is new. What is no longer there makes a
 * `resolved`, unless it could not be looked at. Over the hourly cap nothing is said and nothing is forgotten:
 * it is due the next time. The second message's state builds on the first's.
 *
 * @param before what the channel was told so far; `NEW_CHANNEL` for nothing
 * @param now milliseconds since the epoch
 * @returns none, one or two messages; a state is only to be kept once its message has been delivered
 *
 * @example
 * ```ts
 * import { DEFAULT_POLICY, dueMessages, NEW_CHANNEL } from "@keyguard/alerts";
 *
 * const open = { id: "main/no-withdraw", severity: "critical", title: "main may withdraw", evidence: "", remedy: "" } as const;
 * const [first] = dueMessages(NEW_CHANNEL, { alerts: [open], undecided: [] }, 0, DEFAULT_POLICY);
 * const again = dueMessages(first?.after ?? NEW_CHANNEL, { alerts: [open], undecided: [] }, 60_000, DEFAULT_POLICY);
 * console.log(first?.kind, again.length); // problem 0
 * ```
 */
export function dueMessages(
  before: ChannelState,
  situation: Situation,
  now: number,
  policy: AlertPolicy,
): DueMessage[] {
  let state = settled(before, now);
  const messages: DueMessage[] = [];
  const alerts = [...new Map(situation.alerts.map((alert) => [alert.id, alert])).values()].toSorted(compareAlerts);
  const open = new Map(state.open.map((problem) => [problem.id, problem]));
  const loud = alerts.filter(({ severity }) => atOrAbove(severity, policy.floor));
  const fresh = loud.filter(
    ({ id, severity }) => compareSeverity(severity, open.get(id)?.severity ?? "info") < 0 || !open.has(id),
  );
  const due = loud.filter(({ id }) => now - (open.get(id)?.told ?? now) >= policy.repeatMs);
  const wrong = [...new Set([...fresh, ...due])].toSorted(compareAlerts);
  if (wrong.length > 0 && mayPass(state, worst(wrong), policy)) {
    const told = afterTelling(state, wrong, new Set(fresh.map(({ id }) => id)), now);
    const incidents = incidentsOf(state, told, wrong);
    state = told;
    messages.push({
      kind: fresh.length > 0 ? "problem" : "reminder",
      alerts: wrong,
      incidents,
      open: state.open.length,
      severity: worst(wrong),
      after: state,
    });
  }
  const present = new Set(alerts.map(({ id }) => id));
  const gone = state.open.filter(({ id }) => !present.has(id) && !isUndecided(id, situation.undecided));
  if (gone.length > 0 && mayPass(state, worst(gone), policy)) {
    const over = new Set(gone.map(({ id }) => id));
    const left = { open: state.open.filter(({ id }) => !over.has(id)), sent: [...state.sent, now] };
    const resolved = gone
      .map(({ id, severity, title }): Alert => ({ id, severity, title, evidence: "", remedy: "" }))
      .toSorted(compareAlerts);
    const incidents = incidentsOf(state, left, resolved);
    state = left;
    messages.push({
      kind: "resolved",
      alerts: resolved,
      incidents,
      open: state.open.length,
      severity: worst(gone),
      after: state,
    });
  }
  return messages;
}
