import { type Config, type Finding, isLive, KeyguardError, type Skipped } from "@keyguard/core";
import type { OnFinding } from "@keyguard/scanner";
import type { Context, OptionSpec } from "./command.ts";

/** Options of a scan that may ask issuers. */
export const VERIFY_OPTIONS: readonly OptionSpec[] = [
  { name: "verify", help: "ask each exchange, read-only, whether a credential that was found is live" },
  { name: "only-verified", help: "report live credentials alone; with --verify" },
];

/** Asks issuers about what a scan found. */
export interface ScanVerifier {
  /** Keeps the values that no report may hold until the findings are settled; for the scanner. */
  readonly onFinding: OnFinding;
  /** The findings that are left, verified; each credential is asked about once. */
  verify(findings: readonly Finding[]): Promise<readonly Finding[]>;
}

/**
 * What asks issuers in this run; undefined where that was not asked for.
 *
 * @throws {KeyguardError} `KG_USAGE` for `--only-verified` without `--verify`
 */
export async function scanVerifier(context: Context, config: Config): Promise<ScanVerifier | undefined> {
  const { args } = context;
  if (!args.flag("verify")) {
    if (!args.flag("only-verified")) return undefined;
    throw new KeyguardError("KG_USAGE", 'Cannot use "--only-verified": nothing is verified', { hint: "add --verify" });
  }
  const { askExchanges } = await import("./ask-exchanges.ts"); // with all that is known of exchanges
  return askExchanges(context, config);
}

/**
 * The live ones of verified findings for `--only-verified`, and those that an exchange was asked about in vain:
 * what could not be told is not looked at, never passed over as dead.
 */
export function onlyVerified(findings: readonly Finding[]): {
  readonly findings: readonly Finding[];
  readonly skipped: readonly Skipped[];
} {
  const unknown = findings.filter(({ verification: { status } }) => status === "unknown");
  return {
    findings: findings.filter(isLive),
    skipped: unknown.map(({ location }) => ({
      path: location?.path ?? "",
      reason: `its exchange did not tell whether the credential in line ${location?.startLine ?? 1} is live`,
    })),
  };
}
