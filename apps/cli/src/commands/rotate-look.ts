import { type Check, isKeyguardError, type KeyConfig, type KeyReport, parsePlace, type Skipped } from "@keyguard/core";
import { systemClock } from "@keyguard/core/node";
import { getExchange } from "@keyguard/exchanges";
import {
  type KeyPermissions,
  keyReport,
  type ReadOptions,
  readPermissions,
  unaskedReport,
} from "@keyguard/permissions";
import {
  declaredEvents,
  futureReplacement,
  type KeySubject,
  lastReplaced,
  type Ledger,
  type LedgerReading,
  openRotation as findOpen,
} from "@keyguard/rotation";
import { credentialId } from "@keyguard/rotation/key-management";
import { readAcknowledgements } from "@keyguard/rotation/node";
import { resolveCredential, type Stores } from "@keyguard/secrets/node";
import type { Context } from "../command.ts";
import { acknowledgementsPath, timeoutOf } from "./rotate-ports.ts";

const DAY = 86_400_000;

/** One key as the ledger and, where it was asked, the exchange know it. */
export interface Look {
  readonly name: string;
  readonly key: KeyConfig;
  readonly subject: KeySubject;
  /** Null where nobody was asked. */
  readonly report: KeyReport | null;
  /** What its consumers hold, and a rotation that is open. */
  readonly notes: readonly string[];
  readonly checks: readonly Check[];
  readonly skipped: readonly Skipped[];
}

function instant(text: string | null): number | null {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

/** What all keys are asked through. */
export type Asking = Pick<ReadOptions, "fetch" | "pace">;

interface Asked {
  readonly found?: KeyPermissions;
  readonly fingerprint: string;
  readonly problem?: string;
}

async function ask(
  context: Context,
  stores: Stores,
  ledger: Ledger,
  asking: Asking,
  name: string,
  key: KeyConfig,
): Promise<Asked> {
  const timeoutMs = timeoutOf(context.env);
  try {
    const credential = await resolveCredential(stores, parsePlace(key.store), getExchange(key.exchange).id, name);
    const fingerprint = await ledger.fingerprint(credentialId(credential));
    const found = await readPermissions(credential, {
      ...asking,
      timeoutMs,
      deadlineMs: 4 * timeoutMs,
      signal: context.signal,
      ...(key.endpoint === undefined ? {} : { endpoint: key.endpoint }),
    });
    const { diagnosis } = found;
    return {
      found,
      fingerprint,
      ...(diagnosis === null ? {} : { problem: `the key could not be read: ${diagnosis.cause}` }),
    };
  } catch (error) {
    if (!isKeyguardError(error)) throw error;
    return { fingerprint: "", problem: error.message };
  }
}

/** A program that runs with the key, and whether it holds the current one. */
interface Consumer {
  readonly note: string;
  readonly isCurrent: boolean;
}

async function consumersOf(context: Context, name: string, fingerprint: string): Promise<Consumer[]> {
  const said = await readAcknowledgements(acknowledgementsPath(context.env), name);
  return said.map(({ consumer, fingerprint: held }) => {
    const isCurrent = held === fingerprint;
    return { note: `consumer ${consumer}: ${isCurrent ? "holds the current key" : "still old"}`, isCurrent };
  });
}

/** What only a wrong clock explains, here and now or when the ledger was written. */
function clockNotes(written: number | null, told: number | null, now: number): string[] {
  const date = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return [
    ...(written === null
      ? []
      : [`the ledger tells of a rotation on ${date(written)}, which has not come: it does not count; check the clock`]),
    ...(told === null || told <= now + DAY
      ? []
      : [`its exchange says that it was made on ${date(told)}, which has not come: this machine's clock is behind`]),
  ];
}

function failed(id: string, key: string, evidence: string, remedy: string): Check {
  return { id, key, result: "fail", severity: "high", evidence, remedy };
}

/** What the ledger and, unless that is not wanted, the exchange know of one key. */
export async function look(
  context: Context,
  stores: Stores,
  ledger: Ledger,
  reading: LedgerReading,
  asking: Asking,
  [name, key]: readonly [string, KeyConfig],
): Promise<Look> {
  const offline = context.args.flag("offline");
  const asked = offline ? { fingerprint: "" } : await ask(context, stores, ledger, asking, name, key);
  const found = "found" in asked ? asked.found : undefined;
  const problem = "problem" in asked ? asked.problem : undefined;
  const exchange = getExchange(key.exchange).id;
  const reported = { name, exchange, profile: key.profile, fingerprint: asked.fingerprint };
  const report = found === undefined ? unaskedReport(reported) : keyReport(reported, found);
  const now = systemClock.now();
  const replaced = lastReplaced(reading.entries, name, now);
  const told = instant(report.createdAt);
  const open = findOpen(reading.entries, name);
  const consumers = asked.fingerprint === "" ? [] : await consumersOf(context, name, asked.fingerprint);
  return {
    name,
    key,
    subject: {
      name,
      exchange,
      profile: key.profile,
      withdrawal: key.withdrawal !== undefined || report.scopes.withdraw === "yes",
      ...(key.rotate_every === undefined ? {} : { rotateEvery: key.rotate_every }),
      // Both may know; the later one is about the key that is there now.
      createdAt: told === null || replaced === null ? (told ?? replaced) : Math.max(told, replaced),
      lastUsedAt: instant(report.lastUsedAt),
      expiresAt: instant(report.expiresAt),
      allowlist: report.allowlist.status,
      scopes: report.scopes,
      events: declaredEvents(reading.entries, name, now),
    },
    report: offline ? null : report,
    notes: [
      ...clockNotes(futureReplacement(reading.entries, name, now), told, now),
      ...(open === undefined ? [] : [`a rotation stands at "${open.state}": keyguard rotate resume ${name}`]),
      ...consumers.map(({ note }) => note),
    ],
    checks: [
      ...(open === undefined
        ? []
        : [failed("rotation-open", name, `a rotation stands at "${open.state}"`, `keyguard rotate resume ${name}`)]),
      ...consumers
        .filter(({ isCurrent }) => !isCurrent)
        .map(({ note }) => failed("consumer-current", name, note, "restart it, or let it watch: keyguard run --watch")),
    ],
    skipped: problem === undefined ? [] : [{ path: `keys.${name}`, reason: problem }],
  };
}
