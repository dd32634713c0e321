import { join } from "node:path";
import { type Config, type Finding, parseDuration } from "@keyguard/core";
import { systemClock } from "@keyguard/core/node";
import { findExchange } from "@keyguard/exchanges";
import { createFindingVerifier } from "@keyguard/permissions";
import { createVerdictCache, systemFetch } from "@keyguard/permissions/node";
import type { FoundValue } from "@keyguard/scanner";
import { cacheHome } from "./cache-home.ts";
import type { Context } from "./command.ts";
import type { ScanVerifier } from "./verify-findings.ts";

/** So many exchanges are asked at once. */
const AT_ONCE = 8;

/** Where verdicts are remembered. */
function cacheFile(env: Context["env"]): string | undefined {
  const base = cacheHome(env);
  return base === undefined ? undefined : join(base, "keyguard", "verdicts.json");
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

/** What asks the exchanges in this run. */
export function askExchanges(context: Context, config: Config): ScanVerifier {
  const { args, env, signal } = context;
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
