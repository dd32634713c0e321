import { join } from "node:path";
import { type Config, type Finding, isLive, KeyguardError, parseDuration, type Skipped } from "@keyguard/core";
import { findExchange } from "@keyguard/exchanges";
import type { FoundValue, OnFinding } from "@keyguard/scanner";
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

/** So many exchanges are asked at once. */
const AT_ONCE = 8;

/** Where verdicts are remembered: `XDG_CACHE_HOME/keyguard`, by default below `~/.cache`. */
function cacheFile(env: Context["env"]): string | undefined {
  const base = env["XDG_CACHE_HOME"];
  if (base?.startsWith("/") === true) return join(base, "keyguard", "verdicts.json");
  const home = env["HOME"] ?? env["USERPROFILE"];
  return home === undefined ? undefined : join(home, ".cache", "keyguard", "verdicts.json");
}

/** The endpoint that a project declares for an exchange; which ones are followed is not for it to say. */
function endpointOf({ keys }: Config, exchange: string): string | undefined {
  const own = Object.values(keys).filter((key) => findExchange(key.exchange)?.id === exchange);
  return own.find(({ endpoint }) => endpoint !== undefined)?.endpoint;
}

/** Asks at the terminal which exchange a credential is for; one question at a time. */
function asker({ stdin, stderr, signal }: Context): (candidates: readonly string[]) => Promise<string | undefined> {
  let last: Promise<unknown> = Promise.resolve();
  async function ask(candidates: readonly string[]): Promise<string | undefined> {
    const list = candidates.map((id, i) => `  ${i + 1}  ${findExchange(id)?.name ?? id}`).join("\n");
    await stderr.write(`A credential names no exchange. Which one may be asked?\n${list}\n`);
    const { createInterface } = await import("node:readline/promises");
    const terminal = createInterface({ input: stdin, output: process.stderr });
    try {
      const answer = await terminal.question("number, or Enter for none: ", { signal });
      return candidates[Number(answer) - 1];
    } finally {
      terminal.close();
    }
  }
  return (candidates) => {
    const turn = last.then(() => ask(candidates));
    last = turn.catch(() => undefined);
    return turn;
  };
}

/**
 * What asks issuers in this run; undefined where that was not asked for.
 *
 * @throws {KeyguardError} `KG_USAGE` for `--only-verified` without `--verify`
 */
export async function scanVerifier(context: Context, config: Config): Promise<ScanVerifier | undefined> {
  const { args, env, signal } = context;
  if (!args.flag("verify")) {
    if (!args.flag("only-verified")) return undefined;
    throw new KeyguardError("KG_USAGE", 'Cannot use "--only-verified": nothing is verified', { hint: "add --verify" });
  }
  const { createFindingVerifier } = await import("@keyguard/permissions");
  const { createVerdictCache, systemFetch } = await import("@keyguard/permissions/node");
  const { systemClock } = await import("@keyguard/core/node");
  const file = args.flag("no-cache") ? undefined : cacheFile(env);
  const timeout = env["KEYGUARD_TIMEOUT"] ?? "";
  const verifier = createFindingVerifier({
    clock: systemClock,
    fetch: systemFetch(env),
    signal,
    endpointOf: (exchange) => endpointOf(config, exchange),
    ...(timeout === "" ? {} : { timeoutMs: Math.max(1, parseDuration(timeout)) }),
    ...(file === undefined ? {} : { cache: createVerdictCache(file, systemClock) }),
    ...(context.stdin.isTTY && context.stderr.isTTY && !args.flag("stdin") ? { choose: asker(context) } : {}),
  });
  const values = new Map<string, readonly FoundValue[]>();
  return {
    onFinding(finding, found) {
      values.set(finding.fingerprint, found);
      return finding;
    },
    async verify(findings) {
      const verified: Finding[] = [];
      for (let i = 0; i < findings.length; i += AT_ONCE) {
        const some = findings.slice(i, i + AT_ONCE);
        verified.push(
          ...(await Promise.all(some.map((finding) => verifier(finding, values.get(finding.fingerprint) ?? [])))),
        );
      }
      return verified;
    },
  };
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
