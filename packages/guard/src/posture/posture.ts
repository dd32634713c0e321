import {
  type Check,
  type Clock,
  compareFindings,
  type Egress,
  type Finding,
  type KeyReport,
  type Severity,
  type Skipped,
  timeoutSignal,
} from "@keyguard/core";
import { emptyEgress, type EgressReading, type ExchangeSighting, toEgress, withReported } from "@keyguard/ip";
import { accompany } from "./accompany.ts";
import { toldAddress } from "./address-check.ts";
import { assessKey, namesByPrint, reportOf } from "./assess-key.ts";
import { egressChecks } from "./egress-check.ts";
import { awaitLoads, type KeyLook, lookAtKey, wordsOf } from "./look-at-key.ts";
import type { EgressFacts, GuardKey, GuardPorts, ProjectLook } from "./ports.ts";
import { eachOf, within, type Within } from "./within.ts";

/** All checks over all keys at one moment. */
export interface Posture {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** In the order of the keys. */
  readonly keys: readonly KeyReport[];
  /** By key, then in the order of the rules; the machine's and the project's last. */
  readonly checks: readonly Check[];
  /** In the order of `compareFindings`. */
  readonly findings: readonly Finding[];
  readonly egress: Egress;
  /** What stands behind `egress`: every word that was heard, the history and the platform. */
  readonly wayOut: EgressFacts;
  /** Keys that could not be read for a reason that may pass: an outage, a limit, no answer in time. */
  readonly outages: readonly string[];
  /** Keys that could not be read, and why. What else was not looked at is a check with the answer `unknown`. */
  readonly skipped: readonly Skipped[];
  /** False when any key could not be read, or the posture was interrupted. */
  readonly complete: boolean;
}

/** How to take a posture. */
export interface PostureOptions {
  readonly keys: readonly GuardKey[];
  readonly ports: GuardPorts;
  readonly clock: Clock;
  /** The fingerprints' salt; a report's belongs to its repository. */
  readonly salt: string;
  /** Everything is over after this, in milliseconds. Default 10 000. */
  readonly deadlineMs?: number;
  /**
   * How long the egress and the project may still take once all keys are read, in milliseconds: a bot does not
   * wait for an observer that is slower than its exchanges. Default: a fifth of the time until then, at least 150 for
   * the egress and a second for the project, which is this machine's own work.
   */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
}

const LEAST_PATIENCE_MS = { egress: 150, project: 1000 } as const;
/** Keys under way at once: a thousand keys do not open a thousand connections. */
const CONCURRENCY = 32;

/** Addresses that exchanges named in their answers. */
function sightings(looks: readonly KeyLook[]): ExchangeSighting[] {
  return looks.flatMap(({ key, permissions }) => {
    const address = toldAddress(permissions);
    return address === undefined ? [] : [{ exchange: key.config.exchange, address }];
  });
}

/** Keys that were not read, as the report names them. */
function skippedOf(looks: readonly KeyLook[]): Skipped[] {
  return looks
    .filter(({ permissions }) => permissions.diagnosis !== null)
    .map(({ key, permissions }) => ({ path: `key ${key.name}`, reason: permissions.diagnosis?.cause ?? "not read" }));
}

/** A question about the machine or the project that was not answered. */
function unanswered(id: string, severity: Severity, look: Within<unknown>, remedy: string): Check {
  const why = "error" in look ? wordsOf(look.error) : "not answered in time";
  return { id, key: null, result: "unknown", severity, evidence: why, remedy };
}

function egressAnswers(look: Within<EgressFacts> | undefined, reading: EgressReading, now: number): Check[] {
  if (look === undefined) return [];
  if ("value" in look) return egressChecks({ ...look.value, reading }, now);
  return [unanswered("egress-known", "medium", look, "`keyguard ip` takes the time that it needs.")];
}

function projectAnswers(look: Within<ProjectLook> | undefined): ProjectLook {
  if (look === undefined) return { checks: [], findings: [] };
  if ("value" in look) return look.value;
  return {
    checks: [unanswered("not-leaked", "high", look, "`keyguard scan` takes the time that it needs.")],
    findings: [],
  };
}

/**
 * Asks every question about every key at once, under one deadline.
 *
 * Never rejects for what an exchange, a store, a network or an observer does: what could not be looked at is
 * `unknown`; a key that could not be read makes the posture incomplete. No keys give an empty posture.
 *
 * @example
 * ```ts
 * import { posture } from "@keyguard/guard";
 * import { systemClock } from "@keyguard/core/node";
 *
 * const ports = {
 *   loadCredential: async () => Promise.reject(new Error("no store here")),
 *   readKey: async () => Promise.reject(new Error("never asked")),
 * };
 * const main = { name: "main", config: { exchange: "binance", profile: "trading", store: "env:BINANCE" } } as const;
 * const { complete, keys } = await posture({ keys: [main], ports, clock: systemClock, salt: "" });
 * console.log(complete, keys[0]?.scopes.withdraw); // false unknown
 * ```
 */
export async function posture(options: PostureOptions): Promise<Posture> {
  const { keys, ports, clock, salt } = options;
  const { findEgress, findLeaks } = ports;
  const started = performance.now();
  const deadline = timeoutSignal(options.deadlineMs ?? 10_000);
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]);
  const loads = awaitLoads(keys.length);
  const beside = { egress: accompany(signal), project: accompany(signal) };
  const egressLook =
    findEgress === undefined ? undefined : within(beside.egress.signal, () => findEgress(beside.egress.signal));
  const leakLook =
    findLeaks === undefined
      ? undefined
      : within(beside.project.signal, async () => await findLeaks(await loads.all, beside.project.signal));
  const looks = await eachOf(keys, CONCURRENCY, (key) => lookAtKey(key, ports, signal, loads));
  const share = (performance.now() - started) / 5;
  for (const what of ["egress", "project"] as const)
    beside[what].endIn(options.patienceMs ?? Math.max(LEAST_PATIENCE_MS[what], share));
  const leaks = await leakLook;
  const egress = await egressLook;
  for (const what of ["egress", "project"] as const) beside[what].over();

  const now = clock.now();
  const facts: EgressFacts =
    egress !== undefined && "value" in egress
      ? egress.value
      : { reading: emptyEgress(), history: [], path: "direct", platform: null };
  const reading = withReported(facts.reading, sightings(looks));
  const reports = await Promise.all(looks.map((look) => reportOf(look, salt)));
  const names = namesByPrint(reports);
  const assessed = looks.map((look, i) => {
    const report = reports[i] as KeyReport;
    const others = (names.get(report.fingerprint) ?? []).filter((name) => name !== report.name);
    return assessKey(look, report, others, reading, now);
  });
  const project = projectAnswers(leaks);
  const skipped = skippedOf(looks);
  return {
    at: now,
    keys: reports,
    checks: [...assessed.flatMap(({ checks }) => checks), ...project.checks, ...egressAnswers(egress, reading, now)],
    findings: [...assessed.flatMap(({ findings }) => findings), ...project.findings].sort(compareFindings),
    wayOut: { ...facts, reading },
    egress: toEgress(reading, facts.history, facts.path, now, facts.platform),
    outages: looks.filter(({ permissions }) => permissions.diagnosis?.passing === true).map(({ key }) => key.name),
    skipped,
    complete: skipped.length === 0 && options.signal?.aborted !== true,
  };
}
