import {
  type Check,
  type Clock,
  compareFindings,
  createRedactor,
  type Egress,
  type Finding,
  fingerprint,
  isKeyguardError,
  type KeyReport,
  parseDuration,
  Secret,
  type Skipped,
} from "@keyguard/core";
import { findExchange } from "@keyguard/exchanges";
import {
  emptyEgress,
  type EgressReading,
  type ExchangeSighting,
  toEgress,
  tryParseAddress,
  withReported,
} from "@keyguard/ip";
import { assess, bareScopes, type KeyPermissions } from "@keyguard/permissions";
import { addressChecks } from "./address-check.ts";
import { egressChecks } from "./egress-check.ts";
import type { EgressFacts, GuardKey, GuardPorts, LoadedKey, RotationFacts } from "./ports.ts";
import { rotationChecks } from "./rotation-check.ts";
import { unreadKey } from "./unread-key.ts";
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
  /** Keys that could not be read for a reason that may pass: an outage, a limit, no answer in time. */
  readonly outages: readonly string[];
  /** What was not looked at, and why. */
  readonly skipped: readonly Skipped[];
  /** False when any key could not be read, or anything else could not be looked at in time. */
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
  readonly signal?: AbortSignal;
}

/** Keys under way at once: a thousand keys do not open a thousand connections. */
const CONCURRENCY = 32;

interface KeyLook {
  readonly key: GuardKey;
  readonly loaded: LoadedKey | undefined;
  readonly permissions: KeyPermissions;
  readonly rotation: RotationFacts;
  /** Questions that are answered already: the store's. */
  readonly checks: readonly Check[];
}

/** What of an error may be shown: keyguard's own words. */
function wordsOf(error: unknown): string {
  return isKeyguardError(error) ? error.message : `an unexpected ${error instanceof Error ? error.name : typeof error}`;
}

function loadCheck(name: string, loaded: Within<unknown>): Check {
  const base = { id: "store-readable", key: name, severity: "high" } as const;
  if ("value" in loaded) return { ...base, result: "pass", evidence: "the secret was loaded", remedy: "" };
  if ("late" in loaded)
    return {
      ...base,
      result: "unknown",
      evidence: "the store gave no answer in time",
      remedy: "Check that the store is reachable from here.",
    };
  const hint = isKeyguardError(loaded.error) ? loaded.error.hint : undefined;
  return {
    ...base,
    result: "fail",
    evidence: wordsOf(loaded.error),
    remedy: hint ?? "Check the key's `store` in keyguard.toml.",
  };
}

async function lookAtKey(key: GuardKey, ports: GuardPorts, signal: AbortSignal): Promise<KeyLook> {
  const hygiene =
    ports.checkHygiene === undefined ? undefined : within(signal, async () => await ports.checkHygiene?.(key, signal));
  const facts =
    ports.readRotation === undefined ? undefined : within(signal, async () => await ports.readRotation?.(key, signal));
  const credential = await within(signal, () => ports.loadCredential(key, signal));
  const loaded = "value" in credential ? { ...key, credential: credential.value } : undefined;
  const asked: Within<KeyPermissions> | undefined =
    loaded === undefined ? undefined : await within(signal, () => ports.readKey(loaded, signal));
  const permissions =
    asked !== undefined && "value" in asked
      ? asked.value
      : unreadKey(key.config.exchange, asked === undefined ? "store" : "late" in asked ? "late" : "broken");
  const tidy = await hygiene;
  const rotation = await facts;
  const store = tidy !== undefined && "value" in tidy ? (tidy.value ?? []) : [];
  return {
    key,
    loaded,
    permissions,
    rotation: (rotation !== undefined && "value" in rotation ? rotation.value : undefined) ?? {
      replacedAt: null,
      events: [],
    },
    checks: [loadCheck(key.name, credential), ...store],
  };
}

/** Addresses that exchanges named in their answers. */
function sightings(looks: readonly KeyLook[]): ExchangeSighting[] {
  return looks.flatMap(({ key, permissions }) => {
    const address = permissions.diagnosis?.address;
    const parsed = address === undefined ? undefined : tryParseAddress(address);
    return parsed === undefined ? [] : [{ exchange: key.config.exchange, address: parsed }];
  });
}

async function reportOf(look: KeyLook, salt: string): Promise<KeyReport> {
  const { key, loaded, permissions } = look;
  const { lastUsedAt, expiry, createdAt, account, answer, diagnosis } = permissions;
  const { status, entries } = permissions.allowlist;
  return {
    name: key.name,
    exchange: key.config.exchange,
    profile: key.config.profile,
    fingerprint: loaded === undefined ? "" : await fingerprint(Secret.reveal(loaded.credential.key), salt),
    scopes: bareScopes(permissions.scopes),
    allowlist: { status, entries: [...entries].sort() },
    account,
    createdAt,
    lastUsedAt: lastUsedAt === "never" ? null : lastUsedAt,
    expiresAt: expiry?.at ?? null,
    answer,
    cause: diagnosis?.cause ?? null,
  };
}

interface Assessed {
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
}

/** Names of the keys that share one key's id with another name. */
function namesByPrint(reports: readonly KeyReport[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { fingerprint: print, name } of reports) {
    const group = names.get(print) ?? [];
    group.push(name);
    if (print !== "") names.set(print, group);
  }
  return names;
}

/** All of one key's answers, with its own secrets taken out of every text. */
function assessKey(
  look: KeyLook,
  report: KeyReport,
  alsoNamed: readonly string[],
  egress: EgressReading,
  now: number,
): Assessed {
  const { key, permissions, loaded } = look;
  const { name, config } = key;
  const { checks, findings } = assess(permissions, config.profile, {
    name,
    fingerprint: report.fingerprint,
    now,
    ...(config.withdrawal === undefined ? {} : { withdrawal: config.withdrawal }),
    ...(config.rotate_every === undefined ? {} : { maxAgeMs: parseDuration(config.rotate_every) }),
    ...(alsoNamed.length === 0 ? {} : { alsoNamed }),
  });
  const all = [
    ...look.checks,
    ...checks,
    ...addressChecks(name, permissions, egress, findExchange(config.exchange)),
    ...rotationChecks(key, permissions, look.rotation, now),
  ];
  if (loaded === undefined) return { checks: all, findings };
  const { key: id, secret, passphrase } = loaded.credential;
  const redact = createRedactor([id, secret, ...(passphrase === undefined ? [] : [passphrase])]);
  return {
    checks: all.map((check) =>
      Object.assign({}, check, { evidence: redact(check.evidence), remedy: redact(check.remedy) }),
    ),
    findings: findings.map((finding) =>
      Object.assign({}, finding, {
        message: redact(finding.message),
        evidence: finding.evidence.map(redact),
        remedy: redact(finding.remedy),
      }),
    ),
  };
}

async function findEgress(ports: GuardPorts, signal: AbortSignal): Promise<Within<EgressFacts> | undefined> {
  const { findEgress: find } = ports;
  return find === undefined ? undefined : await within(signal, () => find(signal));
}

/** What was not looked at, as the report names it. */
function skippedOf(
  looks: readonly KeyLook[],
  egress: Within<unknown> | undefined,
  leaks: Within<unknown> | undefined,
): Skipped[] {
  const skipped: Skipped[] = looks
    .filter(({ permissions }) => permissions.diagnosis !== null)
    .map(({ key, permissions }) => ({ path: `key ${key.name}`, reason: permissions.diagnosis?.cause ?? "not read" }));
  if (egress !== undefined && !("value" in egress))
    skipped.push({ path: "egress", reason: "late" in egress ? "not found in time" : wordsOf(egress.error) });
  if (leaks !== undefined && !("value" in leaks))
    skipped.push({ path: "project files", reason: "late" in leaks ? "not searched in time" : wordsOf(leaks.error) });
  return skipped;
}

/**
 * Asks every question about every key at once, under one deadline.
 *
 * Never rejects for what an exchange, a store, a network or an observer does: what could not be looked at is
 * `unknown`, named in `skipped`, and makes the posture incomplete. No keys give an empty posture.
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
  const deadline = AbortSignal.timeout(options.deadlineMs ?? 10_000);
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]);
  const egressLook = findEgress(ports, signal);
  const looks = await eachOf(keys, CONCURRENCY, (key) => lookAtKey(key, ports, signal));
  const loaded = looks.flatMap((look) => look.loaded ?? []);
  const { findLeaks } = ports;
  const leaks = findLeaks === undefined ? undefined : await within(signal, () => findLeaks(loaded, signal));
  const egress = await egressLook;

  const now = clock.now();
  const found = egress !== undefined && "value" in egress ? egress.value : undefined;
  const facts: EgressFacts = found ?? { reading: emptyEgress(), history: [], path: "direct", platform: null };
  const reading = withReported(facts.reading, sightings(looks));
  const reports = await Promise.all(looks.map((look) => reportOf(look, salt)));
  const names = namesByPrint(reports);
  const assessed = looks.map((look, i) => {
    const report = reports[i] as KeyReport;
    const others = (names.get(report.fingerprint) ?? []).filter((name) => name !== report.name);
    return assessKey(look, report, others, reading, now);
  });
  const project = leaks !== undefined && "value" in leaks ? leaks.value : { checks: [], findings: [] };
  const outages = looks.filter(({ permissions }) => permissions.diagnosis?.passing === true).map(({ key }) => key.name);
  const skipped = skippedOf(looks, egress, leaks);
  return {
    at: now,
    keys: reports,
    checks: [
      ...assessed.flatMap(({ checks }) => checks),
      ...project.checks,
      ...(found === undefined ? [] : egressChecks({ ...found, reading }, now)),
    ],
    findings: [...assessed.flatMap(({ findings }) => findings), ...project.findings].sort(compareFindings),
    egress: toEgress(reading, facts.history, facts.path, now, facts.platform),
    outages,
    skipped,
    complete: skipped.length === 0 && options.signal?.aborted !== true,
  };
}
