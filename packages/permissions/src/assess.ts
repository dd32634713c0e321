import { type Check, compareFindings, type Finding, type Profile } from "@keyguard/core";
import { type Exchange, findExchange } from "@keyguard/exchanges";
import type { KeyPermissions } from "./key-permissions.ts";
import { age } from "./rules/age.ts";
import { allowlist } from "./rules/allowlist.ts";
import { duplicate } from "./rules/duplicate.ts";
import { environment } from "./rules/environment.ts";
import { expiry } from "./rules/expiry.ts";
import { internalTransfer } from "./rules/internal-transfer.ts";
import { mainAccount } from "./rules/main-account.ts";
import { neverUsed } from "./rules/never-used.ts";
import { readable } from "./rules/readable.ts";
import type { AssessContext, Rule, Verdict } from "./rules/rule.ts";
import { scopeBeyondProfile } from "./rules/scope-beyond-profile.ts";
import { wideRange } from "./rules/wide-range.ts";
import { withdrawal } from "./rules/withdrawal.ts";

/** The answers of all rules about one key. */
export interface Assessment {
  /** In the order of the rules. */
  readonly checks: readonly Check[];
  /** In the order of `compareFindings`. */
  readonly findings: readonly Finding[];
}

/** Every rule, in the order of its check in a report. */
const RULES: readonly Rule[] = [
  readable,
  withdrawal,
  scopeBeyondProfile,
  internalTransfer,
  allowlist,
  wideRange,
  expiry,
  age,
  neverUsed,
  mainAccount,
  duplicate,
  environment,
];

/** 64-bit FNV-1a in hex: names a rule within a key's fingerprint without being a secret's hash. */
function ruleDigits(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

function toFinding(verdict: Verdict, context: AssessContext, exchange: string): Finding | undefined {
  const { finding } = verdict;
  if (finding === undefined) return undefined;
  return {
    ruleId: finding.ruleId,
    exchange,
    severity: finding.severity,
    confidence: finding.confidence ?? "high",
    message: `Key "${context.name}": ${finding.message}`,
    evidence: finding.evidence,
    attackerCould: finding.attackerCould ?? "",
    remedy: verdict.check.remedy,
    fingerprint: `${context.fingerprint}${ruleDigits(`${context.name}/${finding.ruleId}`)}`,
    location: null,
    parts: [],
    alsoAt: [],
    verification: { status: "not-attempted" },
  };
}

/**
 * Holds what a key may do against what its owner meant it for. Pure: no network, no clock.
 *
 * A scope, an allowlist or a date that is not known gives a check `unknown`, never `pass`.
 *
 * @param permissions what the exchange told
 * @param profile what the key is for
 * @param context the key's name, the time, and what its owner declared
 *
 * @example
 * ```ts
 * import { assess, scopeAnswers } from "@keyguard/permissions";
 *
 * const yes = { answer: "yes", reason: "enableWithdrawals" } as const;
 * const { findings } = assess(
 *   {
 *     exchange: "binance",
 *     scopes: scopeAnswers({ read: yes, withdraw: yes }, "not told"),
 *     allowlist: { status: "unrestricted", entries: [], reason: "ipRestrict" },
 *     account: "unknown",
 *     createdAt: null,
 *     lastUsedAt: null,
 *     expiry: null,
 *     environment: "live",
 *     answer: "self-described",
 *     raw: {},
 *     diagnosis: null,
 *   },
 *   "trading",
 *   { name: "bot", fingerprint: "", now: 0 },
 * );
 * console.log(findings.map((finding) => finding.ruleId).includes("withdraw-allowed")); // true
 * ```
 */
export function assess(permissions: KeyPermissions, profile: Profile, context: AssessContext): Assessment {
  const exchange: Exchange | undefined = findExchange(permissions.exchange);
  const verdicts = RULES.flatMap((rule) => rule({ permissions, profile, context, exchange }));
  const findings = verdicts.map((verdict) => toFinding(verdict, context, permissions.exchange));
  return {
    checks: verdicts.map(({ check: { id, result, severity, evidence, remedy } }) => ({
      id,
      key: context.name,
      result,
      severity,
      evidence,
      remedy,
    })),
    findings: findings.filter((finding) => finding !== undefined).sort(compareFindings),
  };
}
