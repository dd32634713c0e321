import { type Answer, type Credential, type Scope, SCOPES, type Severity, type Verification } from "@keyguard/core";
import type { Diagnosis } from "./causes/diagnosis.ts";
import { bareScopes, type KeyPermissions } from "./key-permissions.ts";
import { readPermissions, type ReadOptions } from "./read-permissions.ts";

/** What the issuer said of a found credential, with the reasons. */
export interface VerifiedCredential {
  readonly verification: Verification;
  /** The exchange that was asked; null when none was. */
  readonly exchange: string | null;
  /** Why it is not known, or what is known; null where the verdict says it all. */
  readonly diagnosis: Diagnosis | null;
  /** Where a live one was read. */
  readonly permissions: KeyPermissions | null;
}

/** How found credentials are verified. */
export interface VerifyOptions extends ReadOptions {
  /**
   * Chooses one exchange where a credential's label fits several. Without it nothing is sent in that case.
   *
   * @param candidates the exchanges in question, likeliest first
   * @returns one of them, or undefined for none
   */
  readonly choose?: (candidates: readonly string[]) => Promise<string | undefined>;
}

/** True when an answer proves that the key is gone: the exchange has one meaning for it, and it does not pass. */
function provesDeath({ cause, sureness, couldAlsoBe, passing }: Diagnosis): boolean {
  if (passing || couldAlsoBe.length > 0) return false;
  return (cause === "wrong-key" || cause === "expired") && sureness === "high";
}

function verdictOf({
  diagnosis,
  scopes,
  allowlist,
}: KeyPermissions): Pick<Verification, "status" | "scopes" | "ipRestricted"> {
  if (diagnosis === null) {
    const ipRestricted: Answer =
      allowlist.status === "unknown" ? "unknown" : allowlist.status === "restricted" ? "yes" : "no";
    return { status: "live", scopes: bareScopes(scopes), ipRestricted };
  }
  if (diagnosis.cause === "address-not-allowed" && diagnosis.couldAlsoBe.length === 0)
    return { status: "live-ip-restricted", scopes: unknownScopes(), ipRestricted: "yes" };
  // The signature was right, the right to read is missing: the key lives.
  if (diagnosis.cause === "permission-missing" && diagnosis.sureness === "high")
    return { status: "live", scopes: unknownScopes(), ipRestricted: "unknown" };
  return provesDeath(diagnosis) ? { status: "dead" } : { status: "unknown" };
}

function unknownScopes(): Record<Scope, Answer> {
  return Object.fromEntries(SCOPES.map((scope) => [scope, "unknown"])) as Record<Scope, Answer>;
}

/**
 * How bad a leaked credential is after its issuer has answered.
 *
 * @param found the severity that the scan gave it; it stays where the issuer's answer says nothing
 *
 * @example
 * ```ts
 * import { verifiedSeverity } from "@keyguard/permissions";
 *
 * console.log(verifiedSeverity({ status: "dead" }, "critical")); // low
 * ```
 */
export function verifiedSeverity({ status, scopes }: Verification, found: Severity): Severity {
  if (status === "dead") return "low";
  if (status === "live-ip-restricted") return "high";
  if (status !== "live") return found;
  const harmless = SCOPES.every((scope) => scope === "read" || scopes?.[scope] === "no");
  return harmless ? "high" : "critical"; // what is not known counts as what it may be
}

/**
 * Asks the issuer of a found credential whether it lives: one exchange, read-only calls, on request only.
 *
 * Rate limits, outages, a wrong clock, country blocks and answers with several meanings are `unknown`,
 * never `dead` and never `live`. A wrong secret is unknown too: the key may live with another one.
 *
 * @param credential with the likeliest exchange
 * @param candidates the exchanges that its label fits, likeliest first; several make {@link VerifyOptions.choose} decide
 * @returns the verdict; never rejects for what an exchange or a network can do
 */
export async function verifyCredential(
  credential: Credential,
  candidates: readonly string[],
  options: VerifyOptions = {},
): Promise<VerifiedCredential> {
  const { choose, ...read } = options;
  const distinct = [...new Set(candidates.length === 0 ? [credential.exchange] : candidates)];
  const exchange = distinct.length === 1 ? distinct[0] : await choose?.(distinct);
  if (exchange === undefined || !distinct.includes(exchange))
    return { verification: { status: "not-attempted" }, exchange: null, diagnosis: null, permissions: null };
  const found = await readPermissions({ ...credential, exchange }, { ...read, probeByCancel: false });
  const checkedAt = new Date(options.clock?.now() ?? Date.now()).toISOString();
  return {
    verification: { ...verdictOf(found), checkedAt },
    exchange,
    diagnosis: found.diagnosis,
    permissions: found.diagnosis === null ? found : null,
  };
}
