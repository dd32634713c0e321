import {
  type Check,
  createRedactor,
  type Finding,
  fingerprint,
  type KeyReport,
  parseDuration,
  Secret,
} from "@keyguard/core";
import { findExchange } from "@keyguard/exchanges";
import type { EgressReading } from "@keyguard/ip";
import { assess, keyReport } from "@keyguard/permissions";
import { addressChecks } from "./address-check.ts";
import type { KeyLook } from "./look-at-key.ts";
import { rotationChecks } from "./rotation-check.ts";

/** A key in the report. */
export async function reportOf({ key, loaded, permissions }: KeyLook, salt: string): Promise<KeyReport> {
  const { name, config } = key;
  const exchange = findExchange(config.exchange)?.id ?? config.exchange;
  const print = loaded === undefined ? "" : await fingerprint(Secret.reveal(loaded.credential.key), salt);
  return keyReport({ name, exchange, profile: config.profile, fingerprint: print }, permissions);
}

/** The answers about one key. */
export interface Assessed {
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
}

/** Names of the keys that share one key's id with another name. */
export function namesByPrint(reports: readonly KeyReport[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { fingerprint: print, name } of reports) {
    const group = names.get(print) ?? [];
    group.push(name);
    if (print !== "") names.set(print, group);
  }
  return names;
}

/** All of one key's answers, with its own secrets taken out of every text. */
export function assessKey(
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
