import {
  type Check,
  compareFindings,
  type Credential,
  createRedactor,
  type Finding,
  fingerprint,
  type KeyReport,
  type Profile,
  type Redactor,
  Secret,
  timeoutSignal,
  webClock,
} from "@keyguard/core";
import { assess } from "./assess.ts";
import type { AssessContext } from "./rules/rule.ts";
import type { KeyPermissions } from "./key-permissions.ts";
import { keyReport } from "./key-report.ts";
import { checkExchange, readPermissions, type ReadOptions } from "./read-permissions.ts";
import { createPace } from "./transport/pace.ts";

/** A key with its secret and what its owner meant it for. */
export interface DeclaredKey {
  readonly name: string;
  readonly profile: Profile;
  /** Names the exchange, too. */
  readonly credential: Credential;
  readonly endpoint?: string;
  /** The exception that lets it withdraw, with the day on which it ends (`YYYY-MM-DD`). */
  readonly withdrawal?: { readonly reason: string; readonly expires: string };
  /** How old it may get. Default: its owner sets no limit. */
  readonly maxAgeMs?: number;
  /** Where it is meant to live. Default: not stated. */
  readonly environment?: "live" | "test";
}

/** How keys are audited. */
export interface AuditOptions extends Omit<ReadOptions, "endpoint"> {
  /** Salts fingerprints; a repository's own. Default: none. */
  readonly salt?: string;
}

/** Everything that is known about one key. */
export interface KeyAudit {
  readonly report: KeyReport;
  readonly permissions: KeyPermissions;
  /** In the order of the rules. */
  readonly checks: readonly Check[];
  /** In the order of `compareFindings`. */
  readonly findings: readonly Finding[];
}

/** The audit of several keys. */
export interface Audit {
  /** In the order in which the keys were given. */
  readonly keys: readonly KeyAudit[];
  /** In the order of `compareFindings`. */
  readonly findings: readonly Finding[];
  /** False when at least one key could not be read: then nothing passes. */
  readonly complete: boolean;
}

function redactorOf({ key, secret, passphrase }: Credential): Redactor {
  return createRedactor([key, secret, ...(passphrase === undefined ? [] : [passphrase])]);
}

/** Every text of a value, redacted: an exchange may repeat a key in its answer. */
function redactAll<T>(value: T, redact: Redactor): T {
  if (typeof value === "string") return redact(value) as T;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => redactAll(item, redact)) as T;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, redactAll(inner, redact)])) as T;
}

/** The names of other keys that are the same key. */
function twinsOf(key: DeclaredKey, keys: readonly DeclaredKey[]): string[] {
  const id = Secret.reveal(key.credential.key);
  return keys.filter((other) => other !== key && Secret.reveal(other.credential.key) === id).map(({ name }) => name);
}

async function auditOne(key: DeclaredKey, keys: readonly DeclaredKey[], options: AuditOptions): Promise<KeyAudit> {
  const { salt = "", ...read } = options;
  const { name, profile, credential, endpoint, withdrawal, maxAgeMs, environment } = key;
  const redact = redactorOf(credential);
  const raw = await readPermissions(credential, { ...read, ...(endpoint === undefined ? {} : { endpoint }) });
  const found = redactAll(raw, redact);
  const print = await fingerprint(Secret.reveal(credential.key), salt);
  const twins = twinsOf(key, keys);
  const context: AssessContext = {
    name,
    fingerprint: print,
    now: (options.clock ?? webClock).now(),
    ...(withdrawal === undefined ? {} : { withdrawal }),
    ...(maxAgeMs === undefined ? {} : { maxAgeMs }),
    ...(environment === undefined ? {} : { environment }),
    ...(twins.length === 0 ? {} : { alsoNamed: twins }),
  };
  const { checks, findings } = assess(found, profile, context);
  return {
    report: keyReport({ name, exchange: found.exchange, profile, fingerprint: print }, found),
    permissions: found,
    checks,
    findings,
  };
}

/**
 * Audits keys, all at once and under one deadline: the whole costs about as much as the slowest of them.
 *
 * One exchange's limits are kept over all of its keys. Nothing is sent before every exchange's name is known.
 *
 * @throws {KeyguardError} `KG_EXCHANGE_UNKNOWN` for a misspelt exchange, `KG_CONFIG_INVALID` for an endpoint in the clear
 */
export async function auditKeys(keys: readonly DeclaredKey[], options: AuditOptions = {}): Promise<Audit> {
  await Promise.all(keys.map(({ credential }) => checkExchange(credential.exchange)));
  const clock = options.clock ?? webClock;
  const deadline = timeoutSignal(options.deadlineMs ?? 30_000);
  const signal = options.signal === undefined ? deadline : AbortSignal.any([options.signal, deadline]);
  const shared = { ...options, clock, signal, pace: options.pace ?? createPace(clock) };
  const audits = await Promise.all(keys.map((key) => auditOne(key, keys, shared)));
  return {
    keys: audits,
    findings: audits.flatMap(({ findings }) => findings).sort(compareFindings),
    complete: audits.every(({ report }) => report.cause === null),
  };
}

/**
 * Audits one key: what it may do, held against what it is for.
 *
 * @throws {KeyguardError} as {@link auditKeys}; a key that cannot be read is no exception
 *
 * @example
 * ```ts
 * import { Secret } from "@keyguard/core";
 * import { auditKey } from "@keyguard/permissions";
 *
 * const { report, findings } = await auditKey({
 *   name: "bot",
 *   profile: "trading",
 *   credential: {
 *     exchange: "bybit",
 *     key: new Secret(process.env.BYBIT_API_KEY ?? "", "bybit/key"),
 *     secret: new Secret(process.env.BYBIT_API_SECRET ?? "", "bybit/secret"),
 *   },
 * });
 * console.log(report.scopes.withdraw, findings.map(({ message }) => message));
 * ```
 */
export async function auditKey(key: DeclaredKey, options: AuditOptions = {}): Promise<KeyAudit> {
  const { keys } = await auditKeys([key], options);
  const [audit] = keys;
  if (audit === undefined) throw new RangeError("an audit of one key gave none");
  return audit;
}
