/**
 * Proves on repositories of yours that looking at what deltas bring finds what looking at every blob whole finds, on one
 * thread and on two, and in shards; prints what differs and exits with 1 then.
 *
 *     node --conditions=@keyguard/source benches/history/full-equals-delta.ts REPOSITORY…
 *
 * That attribution equals `git log --raw -m` is proved by packages/scanner/test/git/attribution.test.ts, which takes
 * repositories by KG_PROOF_REPOSITORIES=PATH:65536,PATH:256 (one of each 65536/N blobs counts as a credential).
 */
import { basename, dirname, resolve } from "node:path";
import type { Finding } from "../../packages/core/src/index.ts";
import {
  createGitEngine,
  gitEngineModule,
  mergeFindings,
  scanHistory,
  type ScanHistoryOptions,
} from "../../packages/scanner/src/node/index.ts";

const engine = createGitEngine({});

async function findings(path: string, more: Partial<ScanHistoryOptions>): Promise<readonly Finding[]> {
  return (await scanHistory(path, { engine, ...more })).findings;
}

let differs = false;
for (const path of process.argv.slice(2).map((name) => resolve(name))) {
  const name = basename(path) === "repo" ? basename(dirname(path)) : basename(path);
  const text = (found: readonly Finding[]): string => JSON.stringify(found);
  const delta = await findings(path, {});
  const full = await findings(path, { full: true });
  const two = await findings(path, { threads: 2, engineModule: gitEngineModule({}) });
  const shards = [];
  for (const index of [1, 2, 3]) shards.push(await findings(path, { shard: { index, count: 3 } }));
  const equal = {
    full: text(delta) === text(full),
    threads: text(delta) === text(two),
    shards: text(delta) === text(mergeFindings(shards)),
  };
  process.stdout.write(`${name}: ${delta.length} findings; equal: ${JSON.stringify(equal)}\n`);
  if (!equal.full) {
    const known = new Map(delta.map((finding) => [finding.fingerprint, text([finding])]));
    for (const finding of full) {
      if (known.get(finding.fingerprint) === text([finding])) known.delete(finding.fingerprint);
      else
        process.stdout.write(
          `  only in full: ${finding.fingerprint} ${finding.ruleId} ${finding.location?.path ?? ""}\n`,
        );
    }
    for (const fingerprint of known.keys()) process.stdout.write(`  only in delta: ${fingerprint}\n`);
  }
  differs ||= Object.values(equal).includes(false);
}
process.exitCode = differs ? 1 : 0;
