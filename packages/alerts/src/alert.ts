import { compareSeverity, type Severity } from "@keyguard/core";

/** One thing that is wrong. Holds no secret. */
export interface Alert {
  /** Names the problem, the same each time it is found: `binance-main/no-withdraw`, or a finding's fingerprint. */
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong, in one line. */
  readonly title: string;
  /** Why keyguard believes it; may be empty. */
  readonly evidence: string;
  /** What to do first; may be empty. */
  readonly remedy: string;
}

/** What was found in one run. */
export interface Situation {
  /** Everything that is wrong now. */
  readonly alerts: readonly Alert[];
  /**
   * Ids of what could not be looked at, or their beginnings up to a slash (`binance-main/`): never taken for
   * resolved. `"all"` when the run did not finish.
   */
  readonly undecided: readonly string[] | "all";
}

/** Why a message is sent. */
export type MessageKind = "problem" | "reminder" | "resolved" | "test";

/**
 * Problems that were first told together, for channels that keep something open until it is over. A problem that
 * gets worse leaves its incident for a new one: an incident that somebody has acknowledged calls nobody again.
 */
export interface Incident {
  /** Names it: the same in every message about it, unique within the group. */
  readonly id: string;
  /** The message's alerts that belong to it, worst first; none when all of its problems got worse. */
  readonly alerts: readonly Alert[];
  /** How many of its problems are still open after the message. */
  readonly open: number;
}

/** One grouped message, before a channel gives it its form. */
export interface Message {
  readonly kind: MessageKind;
  /** Unique; the same when the message is sent again. */
  readonly id: string;
  /** What the alerts belong to, such as `guard` of a project: the same for a problem and its resolution. */
  readonly group: string;
  /** The worst of its alerts. */
  readonly severity: Severity;
  /** Worst first. */
  readonly alerts: readonly Alert[];
  /** What the alerts belong to, oldest first; empty for a test. */
  readonly incidents: readonly Incident[];
  /** How many problems of the group are still open after this message. */
  readonly open: number;
  /** When it was made, in milliseconds since the epoch. */
  readonly at: number;
}

/** The order of alerts in a message: worst first, then by id. */
export function compareAlerts(a: Alert, b: Alert): number {
  return compareSeverity(a.severity, b.severity) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
